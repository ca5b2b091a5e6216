from django.db import models, transaction
from django.utils import timezone

from .ledger import LedgerEntry

WITHDRAWAL = ("withdrawn_at", "withdrawal_reason", "withdrawal_authority", "withdrawal_reference")
_FILES = ("rendition_key", "rendition_sizes", "renditions_ready_at")


class Withdrawable(models.Model):
    """A picture's being taken off the site, and put back.

    `withdraw` and `reinstate` alone write these columns: any other `save` leaves them as they are stored, so that
    nobody who had the picture open before puts it back by accident.
    """

    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField("public reason", blank=True, editable=False)
    withdrawal_authority = models.URLField("ordered by", max_length=300, blank=True, editable=False)
    withdrawal_reference = models.CharField(max_length=100, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding and not args and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self._all_but_withdrawal()
        super().save(*args, **kwargs)

    def _all_but_withdrawal(self):
        names = {field.name for field in self._meta.concrete_fields if not field.primary_key}
        return names - set(WITHDRAWAL) - self.get_deferred_fields()

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None

    @property
    def is_withdrawn_by_order(self):
        """Whether a court or an office ordered it: readers are then told with status 451."""
        return self.is_withdrawn and self.withdrawal_authority != ""

    @transaction.atomic
    def withdraw(self, reason, *, authority="", reference="", by=None, request=None):
        """Take the picture off every page at once, and its files off the public storage once that is committed.

        Readers are told `reason`, and `authority`, the address of whoever ordered it by law. What is withdrawn
        already keeps its day and gets the new words. Raises `ValueError` without a reason.
        """
        if not reason.strip():
            raise ValueError("A withdrawn picture needs a reason.")
        since = self._locked().withdrawn_at or timezone.now()
        self._write(since, reason.strip(), authority, reference)
        words = "\n".join(filter(None, [reason.strip(), authority and f"Ordered by {authority}", reference]))
        LedgerEntry.record(LedgerEntry.What.WITHDRAWN, photo=self, request=request, words=words, by=by)

    @transaction.atomic
    def reinstate(self, reason="", *, by=None, request=None):
        """Show the picture again; its files are made anew from the original. Nothing happens to one that is shown, nor
        to one whose file was erased.
        """
        stored = self._locked()
        if stored.is_withdrawn and not stored.is_erased:
            self._write(None, "", "", "")
            LedgerEntry.record(LedgerEntry.What.REINSTATED, photo=self, request=request, words=reason, by=by)

    @transaction.atomic
    def erase_file(self, reason, *, by=None):
        """Remove the original of a withdrawn picture for good, past the bin, and all that was read from it. What
        readers are told in its place, and the ledger, stay. Raises `ValueError` for one that is not withdrawn.
        """
        if not self._locked().is_withdrawn:
            raise ValueError("Only a withdrawn picture's file is erased.")
        self.original, self.found = "", {}
        self.save(update_fields=["original", "found", "updated_at"])
        LedgerEntry.record(LedgerEntry.What.ERASED, photo=self, words=reason, by=by)

    @property
    def is_erased(self):
        """Whether its file is gone for good: only a new one could be shown."""
        return not self.original

    def _locked(self):
        """The row as it is stored; nobody else changes it until the transaction ends."""
        return type(self)._base_manager.select_for_update().get(pk=self.pk)

    def _write(self, *withdrawal):
        """The columns of the withdrawal; whatever they say now, there are no files that pages may show."""
        for name, value in zip(WITHDRAWAL + _FILES, (*withdrawal, "", {}, None), strict=True):
            setattr(self, name, value)
        self.save(update_fields=[*WITHDRAWAL, *_FILES, "updated_at"])
