from django.urls import path

from styleguide.views import history, reading, verbs, writing

app_name = "styleguide"

urlpatterns = [
    path("style/", reading.book, name="book"),
    path("style/new/", writing.new, name="new"),
    path("style/preview/", writing.preview, name="preview"),
    path("style/<int:pk>/", reading.entry, name="entry"),
    path("style/<int:pk>/edit/", writing.edit, name="edit"),
    path("style/<int:pk>/history/", history.history, name="history"),
    path("style/<int:pk>/status/", verbs.set_status, name="status"),
    path("style/<int:pk>/delete/", verbs.delete, name="delete"),
]
