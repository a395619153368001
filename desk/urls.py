from django.urls import path

from desk.views import people, searches, settings, synonyms, teams, todo, tokens, workspace

app_name = "desk"

urlpatterns = [
    path("", workspace.workspace, name="workspace"),
    path("hits/", workspace.hits, name="hits"),
    path("searches/settled/", searches.settled, name="search_settled"),
    path("searches/wish/", searches.wish, name="wish"),
    path("r/<path:shortcut>", workspace.by_shortcut, name="by_shortcut"),
    path("todo/", todo.todo, name="todo"),
    path("todo/still-right/<str:type>/<int:pk>/", todo.still_right, name="still_right"),
    path("todo/searches/<int:pk>/dismiss/", searches.dismiss, name="dismiss_search"),
    path("settings/", settings.home, name="settings"),
    path("settings/company/", settings.company, name="company"),
    path("settings/constants/", settings.constants, name="constants"),
    path("settings/constants/new/", settings.new_constant, name="new_constant"),
    path("settings/constants/<int:pk>/", settings.constant, name="constant"),
    path("settings/constants/<int:pk>/delete/", settings.delete_constant, name="delete_constant"),
    path("settings/fields/", settings.fields, name="fields"),
    path("settings/fields/<int:pk>/delete/", settings.delete_field, name="delete_field"),
    path("settings/synonyms/", synonyms.synonym_list, name="synonyms"),
    path("settings/synonyms/new/", synonyms.new_synonym, name="new_synonym"),
    path("settings/synonyms/<int:pk>/", synonyms.synonym, name="synonym"),
    path("settings/synonyms/<int:pk>/remove/", synonyms.remove_synonym, name="remove_synonym"),
    path("settings/synonyms/<int:pk>/reset/", synonyms.reset_synonym, name="reset_synonym"),
    path("settings/users/", people.user_list, name="users"),
    path("settings/users/new/", people.new_user, name="new_user"),
    path("settings/users/<int:pk>/", people.user, name="user"),
    path("settings/users/<int:pk>/deactivate/", people.deactivate, name="user_deactivate"),
    path("settings/users/<int:pk>/reactivate/", people.reactivate, name="user_reactivate"),
    path("settings/users/<int:pk>/password/", people.password, name="user_password"),
    path("settings/teams/", teams.team_list, name="teams"),
    path("settings/teams/<int:pk>/", teams.team, name="team"),
    path("settings/teams/<int:pk>/delete/", teams.delete, name="delete_team"),
    path("settings/searches/", searches.search_list, name="searches"),
    path("settings/searches/<int:pk>/delete/", searches.forget, name="delete_search"),
    path("settings/searches/delete-all/", searches.forget_all, name="delete_searches"),
    path("settings/tokens/", tokens.token_list, name="tokens"),
    path("settings/tokens/new/", tokens.new_token, name="new_token"),
    path("settings/tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
]
