from django.urls import path, re_path

from kb.views import categories, crawlers, flags, history, links, public, reading, verbs, voting, writing

app_name = "kb"

urlpatterns = [
    path("articles/", reading.article_list, name="articles"),
    path("articles/new/", writing.new, name="article_new"),
    path("articles/preview/", writing.preview, name="article_preview"),
    path("articles/categories/", categories.category_list, name="categories"),
    path("articles/categories/<int:pk>/", categories.category, name="category"),
    path("articles/categories/<int:pk>/delete/", categories.delete, name="category_delete"),
    path("articles/<int:pk>/", reading.article, name="article"),
    path("articles/<int:pk>/edit/", writing.edit, name="article_edit"),
    path("articles/<int:pk>/history/", history.history, name="article_history"),
    path("articles/<int:pk>/difference/", history.compare, name="article_difference"),
    path("articles/<int:pk>/submit/", verbs.submit, name="article_submit"),
    path("articles/<int:pk>/return/", verbs.return_to_draft, name="article_return"),
    path("articles/<int:pk>/publish/", verbs.publish, name="article_publish"),
    path("articles/<int:pk>/publish/later/", verbs.plan, name="article_plan"),
    path("articles/<int:pk>/publish/take-back/", verbs.take_back, name="article_take_back"),
    path("articles/<int:pk>/comments/", verbs.comment, name="article_comment"),
    path("articles/<int:pk>/still-right/", verbs.still_right, name="article_still_right"),
    path("articles/<int:pk>/in-line/", verbs.in_line, name="article_in_line"),
    path("articles/<int:pk>/findings/leave/", verbs.leave_findings, name="article_leave_findings"),
    path("articles/<int:pk>/archive/", verbs.archive, name="article_archive"),
    path("articles/<int:pk>/restore/", verbs.restore, name="article_restore"),
    path("articles/<int:pk>/delete/", verbs.delete, name="article_delete"),
    path("articles/links/<int:pk>/take-out/", links.take_out, name="link_take_out"),
    path("articles/<int:pk>/flag/", flags.flag, name="article_flag"),
    path("articles/flags/<int:pk>/accept/", flags.accept, name="flag_accept"),
    path("articles/flags/<int:pk>/dismiss/", flags.dismiss, name="flag_dismiss"),
    path("help/", public.home, name="help"),
    path("help/<str:language>/", public.language_home, name="help_language"),
    path("help/<str:language>/search/", public.search, name="help_search"),
    path("help/<str:language>/category/<slug:slug>/", public.category, name="help_category"),
    path("help/<str:language>/<slug:slug>/", public.article, name="help_article"),
    path("help/<str:language>/<slug:slug>/votes/", voting.vote, name="help_vote"),
    path("help/<str:language>/<slug:slug>/votes/comment/", voting.comment, name="help_comment"),
    # With its slash: without one Django redirects first.
    re_path(r"^help/.*/$", public.nothing_here),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", crawlers.sitemap_file, name="sitemap_file"),
]
