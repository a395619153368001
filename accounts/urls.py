from django.urls import path

from accounts.views import sign_in

urlpatterns = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/demo/", sign_in.SignInToDemo.as_view(), name="sign_in_demo"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
]
