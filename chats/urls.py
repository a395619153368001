from django.urls import path

from chats.views import candidates, faults, forgetting, pasting, promoting, reading

app_name = "chats"

urlpatterns = [
    path("chats/typed-often/<int:pk>/", candidates.candidate, name="candidate"),
    path("chats/typed-often/<int:pk>/reply/", candidates.make_reply, name="candidate_reply"),
    path("chats/typed-often/<int:pk>/merge/", candidates.merge, name="candidate_merge"),
    path("chats/typed-often/<int:pk>/ignore/", candidates.ignore, name="candidate_ignore"),
    path("chats/typed-often/<int:pk>/reopen/", candidates.reopen, name="candidate_reopen"),
    path("chats/", reading.chat_list, name="list"),
    path("chats/new/", pasting.new, name="new"),
    path("chats/named/", reading.named, name="named"),
    path("chats/<int:pk>/", reading.chat, name="chat"),
    path("chats/<int:pk>/outcome/", reading.outcome, name="outcome"),
    path("chats/<int:pk>/delete/", reading.delete, name="delete"),
    path("chats/forget/", forgetting.forget, name="forget"),
    path("chats/<int:pk>/fault/", faults.report, name="report_fault"),
    path("chats/faults/", faults.fault_list, name="faults"),
    path("chats/faults/<int:pk>/", faults.fault, name="fault"),
    path("chats/faults/<int:pk>/texts/", faults.link, name="fault_link"),
    path("chats/faults/texts/<int:pk>/remove/", faults.unlink, name="fault_unlink"),
    path("chats/faults/texts/<int:pk>/looked-at/", faults.looked_at, name="fault_looked_at"),
    path("chats/<int:pk>/promote/", promoting.promotion, name="promote"),
]
