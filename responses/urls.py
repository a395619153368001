from django.urls import path

from responses.views import files, flags, history, reading, remarks, summaries, verbs, writing

app_name = "responses"

urlpatterns = [
    path("files/<str:signed>/<str:name>", files.sent_file, name="file"),
    path("replies/", reading.reply_list, name="list"),
    path("replies/new/", writing.new, name="new"),
    path("replies/preview/", writing.preview, name="preview"),
    path("replies/<int:pk>/", reading.reply, name="reply"),
    path("replies/<int:pk>/edit/", writing.edit, name="edit"),
    path("replies/<int:pk>/history/", history.history, name="history"),
    path("replies/<int:pk>/submit/", verbs.submit, name="submit"),
    path("replies/<int:pk>/return/", verbs.return_to_draft, name="return"),
    path("replies/<int:pk>/publish/", verbs.publish, name="publish"),
    path("replies/<int:pk>/findings/leave/", verbs.leave_findings, name="leave_findings"),
    path("replies/<int:pk>/archive/", verbs.archive, name="archive"),
    path("replies/<int:pk>/restore/", verbs.restore, name="restore"),
    path("replies/<int:pk>/delete/", verbs.delete, name="delete"),
    path("replies/<int:pk>/copy/", verbs.copy, name="copy"),
    path("replies/<int:pk>/not-for-chat/", remarks.not_for_chat, name="not_for_chat"),
    path("replies/<int:pk>/still-fits/", remarks.still_fits, name="still_fits"),
    path("replies/<int:pk>/take-over/", remarks.take_over, name="take_over"),
    path("replies/remarks/<int:pk>/settle/", remarks.settle, name="settle"),
    path("replies/of-article/<int:pk>/", summaries.of_article, name="of_article"),
    path("replies/<int:pk>/follow/", summaries.follow, name="follow"),
    path("replies/<int:pk>/flag/", flags.flag, name="flag"),
    path("replies/flags/<int:pk>/accept/", flags.accept, name="flag_accept"),
    path("replies/flags/<int:pk>/dismiss/", flags.dismiss, name="flag_dismiss"),
    path("replies/flags/<int:pk>/heard/", flags.heard, name="flag_heard"),
]
