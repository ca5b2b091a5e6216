"""What a picture may still lack, as conditions: the same as `gallery.admin.state.lacks_of` for one."""

from django.db.models import Q

from .models import Photo

LACKING = {
    "alt": Q(alt_text="", is_decorative=False),
    "credit": Q(credit_line=""),
    "rights": Q(rights=Photo.Rights.UNKNOWN),
    "date": Q(date=""),
}
