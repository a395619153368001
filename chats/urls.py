app_name = "chats"
urlpatterns = []
