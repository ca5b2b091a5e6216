from django.contrib import admin

from ..models import DefenceRule, SitePolicy


@admin.register(DefenceRule)
class DefenceRuleAdmin(admin.ModelAdmin):
    list_display = ["pattern", "kind", "effect", "until", "note"]
    list_filter = ["kind", "effect"]
    search_fields = ["pattern", "note"]
    fields = ["kind", "pattern", "effect", "note", "until"]


@admin.register(SitePolicy)
class SitePolicyAdmin(admin.ModelAdmin):
    """One row: who may comment here."""

    list_display = ["discussion", "close_after_days", "anonymous"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SitePolicy.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
