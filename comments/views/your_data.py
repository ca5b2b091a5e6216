"""Everything that is kept under an e-mail address, for its owner. A link in a mail is the proof."""

from datetime import timedelta

from django.core import signing
from django.http import HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gallery.limits import Limit, wait_for

from ..defence.obstacles import too_many
from ..forms import EmailForm, EraseForm
from ..notices import send_personal_data
from ..personal_data import as_json, collect, erase
from ..secrets import writer_hash
from .answers import ip_hash, page

LIFETIME = timedelta(days=1)
SALT = "comments.your_data"
FROM_ONE_PLACE, TO_ONE_ADDRESS = Limit(10, 3600), Limit(3, 3600)


@csrf_exempt  # it sends a mail to whoever owns the address, and nothing to whoever asks
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Where one types the address. The answer is the same whether there is anything under it or not."""
    if request.method != "POST":
        return page(
            request, "comments/ask_for_data.html", {"form": EmailForm(), "sentence": "", "sent": "sent" in request.GET}
        )
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _again(request, form, "", 422)
    email = form.cleaned_data["email"]
    if wait := wait_for(f"data:{ip_hash(request)}", FROM_ONE_PLACE) or wait_for(
        f"data:{writer_hash(email)}", TO_ONE_ADDRESS
    ):
        return _again(request, form, too_many(wait, "requests").sentence, 429)
    send_personal_data.enqueue(email, signing.dumps(email.lower(), salt=SALT))
    return HttpResponseRedirect(f"{request.path}?sent", status=303)


def _again(request, form, sentence, status):
    return page(request, "comments/ask_for_data.html", {"form": form, "sentence": sentence, "sent": False}, status)


@csrf_exempt  # the token in the address, known from the mail alone, is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def see(request, token):
    """All of it, and the form that erases it."""
    email = _email(token)
    if email is None:
        return page(request, "comments/data_expired.html", {}, status=404)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase(email, form.cleaned_data["words"] == "keep")
        return HttpResponseRedirect(f"{request.path}?erased", status=303)
    status = 422 if request.method == "POST" else 200
    context = {"data": collect(email), "form": form, "token": token, "erased": "erased" in request.GET}
    return page(request, "comments/your_data.html", context, status)


def take_along(request, token):
    """The same as a file."""
    email = _email(token)
    if email is None:
        return page(request, "comments/data_expired.html", {}, status=404)
    response = JsonResponse(as_json(collect(email)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="your-data.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def _email(token: str) -> str | None:
    try:
        return signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
