from django.urls import path

from styleguide.views import checking, history, reading, transfer, verbs, writing

app_name = "styleguide"

urlpatterns = [
    path("style/", reading.book, name="book"),
    path("style/check/", checking.check, name="check"),
    path("style/read/", reading.all_read, name="all_read"),
    path("style/transfer/", transfer.transfer, name="transfer"),
    path("style/export/", transfer.export, name="export"),
    path("style/new/", writing.new, name="new"),
    path("style/try/", writing.tried, name="try"),
    path("style/preview/", writing.preview, name="preview"),
    path("style/<int:pk>/", reading.entry, name="entry"),
    path("style/<int:pk>/read/", reading.read, name="read"),
    path("style/<int:pk>/edit/", writing.edit, name="edit"),
    path("style/<int:pk>/history/", history.history, name="history"),
    path("style/<int:pk>/status/", verbs.set_status, name="status"),
    path("style/<int:pk>/restore/", verbs.restore, name="restore"),
    path("style/<int:pk>/delete/", verbs.delete, name="delete"),
]
