"""/settings/tokens/: everybody sees and revokes their own; admins all, and issue them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import ApiToken
from accounts.services import tokens
from core.exceptions import Refusal
from core.saved import say_saved
from desk.people_forms import TokenForm
from desk.views.refusals import put_errors
from desk.views.settings import admins

PER_PAGE = 50


@login_required
def token_list(request):
    standing = ApiToken.objects.visible_to(request.user).standing()
    page = Paginator(standing, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/tokens.html", {"page": page})


@never_cache
@admins
def new_token(request):
    form = TokenForm(request.POST or None, initial={"user": request.user})
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = tokens.issue_token(**form.fields_for_service(), by=request.user)
            say_saved(request, _("Issued."), form="token-new")
            return render(request, "desk/secret.html", {"token": token, "secret": secret})
        except Refusal as refusal:
            put_errors(form, refusal)
    page = {"form": form}
    return render(request, "desk/token.html", page, status=400 if form.errors else 200)


@login_required
@require_POST
def revoke(request, pk):
    standing = ApiToken.objects.visible_to(request.user).standing()
    tokens.revoke_token(get_object_or_404(standing, pk=pk), by=request.user)
    messages.success(request, _("Revoked. Whatever uses it is refused from now on."))
    return redirect("desk:tokens")
