from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from comments.models import Comment, CommentRecord, CommentReport
from comments.models.seen import unseen


class Command(BaseCommand):
    help = "Forget from where comments and reports came, ADDRESSES_KEPT_DAYS after they came in. Run it every day."

    def handle(self, **options):
        until = timezone.now() - timedelta(days=settings.ADDRESSES_KEPT_DAYS)
        with unseen():
            records = CommentRecord.objects.filter(received_at__lt=until).exclude(ip_hash="").update(ip_hash="")
        reports = CommentReport.objects.filter(reported_at__lt=until).exclude(ip_hash="").update(ip_hash="")
        # Comments brought from elsewhere may have one; the site itself stores none.
        plain = Comment.objects.exclude(ip_address=None).update(ip_address=None)
        self.stdout.write(f"{records + reports + plain} addresses forgotten.")
