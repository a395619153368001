"""Coming in and going out."""

from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts import one_click
from accounts.forms import SignInForm
from accounts.models import Role

MAY = {
    Role.AGENT: _("Finds and sends replies, writes personal ones, proposes shared ones"),
    Role.EDITOR: _("Also writes and publishes what everybody uses"),
    Role.ADMIN: _("Also looks after company facts, people and teams"),
}
# Scripts that asked for something else see by this that the session is over.
SIGN_IN_HEADER = "Replybook-Sign-In"


class SignIn(LoginView):
    """User name and password, or one click for the demo; then on to where one was going."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context):
        people = one_click.people(self.request)
        return super().get_context_data(
            demo=[(user, MAY[Role(user.role)]) for user in people], **context
        )

    def render_to_response(self, context, **response):
        status = 400 if context["form"].errors else 200
        answer = super().render_to_response(context, status=status, **response)
        answer[SIGN_IN_HEADER] = "1"
        return answer


class SignInToDemo(LoginView):
    """Become the demo's agent, editor or admin."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        role = request.POST.get("role")
        user = next((each for each in one_click.people(request) if each.role == role), None)
        if user is None:
            raise Http404
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect(self.get_success_url())


@require_POST
def sign_out(request):
    logout(request)
    return redirect("sign_in")
