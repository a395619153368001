"""Product faults: the list, one of them, and reporting one from a chat."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from chats.fault_filters import FaultFilter
from chats.fault_forms import FaultForm, FaultListForm, ReportForm
from chats.models import Chat, Fault, FaultMention
from chats.models.fault_queryset import WAITING
from chats.services import faults, mentions
from chats.services.known_faults import likely_faults, products
from chats.views.reading import readable
from core.exceptions import NotAllowed, Refusal
from core.ways import go_back
from kb.models import Article
from responses.models import Reply

PER_PAGE = 25
SHOWN = 50
TEXTS = {"reply": Reply, "article": Article}


@login_required
def fault_list(request):
    seen = Fault.objects.visible_to(request.user).for_listing(request.user)
    found = FaultFilter(request.GET, queryset=seen, request=request).qs
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    narrowed = any(value for name, value in request.GET.items() if name not in ("page", "ordering"))
    form = FaultListForm(request.GET or None)
    context = {"page": page, "form": form, "narrowed": narrowed}
    return render(request, "chats/fault_list.html", context)


@login_required
def fault(request, pk):
    found = _readable(request, pk)
    form = FaultForm.of(found)
    if request.method == "POST":
        form = FaultForm(request.POST)
        if form.is_valid() and _change(request, found, form):
            return redirect(found)
    status = 400 if form.errors else 200
    return render(request, "chats/fault.html", _shown(request, found, form), status=status)


@login_required
def report(request, pk):
    """From the chat: one of those that are known, or a new one."""
    chat = readable(request, pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and (told := _report(request, chat, form)):
        return redirect(told)
    known = {"known": likely_faults(chat, request.user), "products": products()}
    context = {"chat": chat, "form": form, **known}
    return render(request, "chats/fault_report.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def link(request, pk):
    """Say that a text mentions it."""
    model = TEXTS.get(request.POST.get("type"), Reply)
    seen = model.objects.visible_to(request.user)
    number = request.POST.get("id", "")
    text = get_object_or_404(seen, pk=number if number.isdecimal() else 0)
    return _do(request, _readable(request, pk), mentions.link_text, text)


@login_required
@require_POST
def unlink(request, pk):
    mention = _mention(request, pk)
    return _do(request, mention.fault, lambda fault, by: mentions.unlink_text(mention, by=by))


@login_required
@require_POST
def looked_at(request, pk):
    mention = _mention(request, pk)
    try:
        mentions.looked_at(mention, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    messages.success(request, _("Good. It does not come up again."))
    return go_back(request, "chats:fault", pk=mention.fault_id)


def _readable(request, pk):
    seen = Fault.objects.visible_to(request.user).for_reading(request.user)
    return get_object_or_404(seen, pk=pk)


def _mention(request, pk):
    seen = FaultMention.objects.visible_to(request.user).standing().with_texts()
    return get_object_or_404(seen, pk=pk)


def _shown(request, found, form):
    told = Chat.objects.visible_to(request.user).filter(fault_reports__fault=found)
    rows = told.for_listing()[:SHOWN]
    return {
        "fault": found,
        "form": form if roles.can_edit(request.user) else None,
        "chats": rows,
        "waiting": told.filter(status__in=WAITING).for_listing()[:SHOWN],
        "mentions": FaultMention.objects.visible_to(request.user).of(found).with_texts(),
        "others": mentions.others_about(found, request.user),
    }


def _report(request, chat, form):
    """The fault; None where the form says what is missing."""
    if not form.is_valid():
        return None
    try:
        told, is_new = faults.report_fault(chat, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    messages.success(request, _("Reported.") if is_new else _("This chat told of it already."))
    return told


def _change(request, found, form):
    """True when saved; otherwise the form says why not."""
    try:
        faults.change_fault(found, by=request.user, **form.cleaned_data)
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Saved."))
    return True


def _do(request, found, verb, *rows):
    try:
        verb(found, *rows, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    return redirect(found)
