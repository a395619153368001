from django.urls import path

from desk.views import settings, todo, workspace

app_name = "desk"

urlpatterns = [
    path("", workspace.workspace, name="workspace"),
    path("hits/", workspace.hits, name="hits"),
    path("r/<path:shortcut>", workspace.by_shortcut, name="by_shortcut"),
    path("todo/", todo.todo, name="todo"),
    path("todo/still-right/<str:type>/<int:pk>/", todo.still_right, name="still_right"),
    path("settings/", settings.home, name="settings"),
    path("settings/company/", settings.company, name="company"),
    path("settings/constants/", settings.constants, name="constants"),
    path("settings/constants/new/", settings.new_constant, name="new_constant"),
    path("settings/constants/<int:pk>/", settings.constant, name="constant"),
    path("settings/constants/<int:pk>/delete/", settings.delete_constant, name="delete_constant"),
    path("settings/fields/", settings.fields, name="fields"),
    path("settings/fields/<int:pk>/delete/", settings.delete_field, name="delete_field"),
]
