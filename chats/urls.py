from django.urls import path

from chats.views import pasting, promoting, reading

app_name = "chats"

urlpatterns = [
    path("chats/", reading.chat_list, name="list"),
    path("chats/new/", pasting.new, name="new"),
    path("chats/<int:pk>/", reading.chat, name="chat"),
    path("chats/<int:pk>/outcome/", reading.outcome, name="outcome"),
    path("chats/<int:pk>/delete/", reading.delete, name="delete"),
    path("chats/<int:pk>/promote/", promoting.promotion, name="promote"),
]
