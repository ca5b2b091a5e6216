"""Says when rows are changed many at once, for which Django sends no signal."""

from django.db import models, transaction
from django.dispatch import Signal

# Sent with `instances`, as they are stored now, `fields`, the names of those that were written, and `using`.
changed_in_bulk = Signal()


class ToldQuerySet(models.QuerySet):
    """Tells those who follow its model of `update`, `bulk_create` and `bulk_update`."""

    def update(self, **kwargs):
        if not self._is_followed():
            return super().update(**kwargs)
        with transaction.atomic(self.db):
            pks = list(self.order_by().values_list("pk", flat=True))
            count = super().update(**kwargs)
            self._tell(self.model._base_manager.using(self.db).filter(pk__in=pks), set(kwargs))
        return count

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        """Where rows that are there already are passed over, no row has learnt its key, and all are told of."""
        passes_over = kwargs.get("ignore_conflicts", False)
        with transaction.atomic(self.db):
            created = super().bulk_create(objs, *args, **kwargs)
            self._tell([instance for instance in created if instance.pk or passes_over], self._names())
        return created

    # `bulk_update` goes through `update`.

    def _names(self):
        return {field.name for field in self.model._meta.concrete_fields}

    def _is_followed(self):
        return changed_in_bulk.has_listeners(self.model)

    def _tell(self, instances, fields):
        changed_in_bulk.send(self.model, instances=instances, fields=fields, using=self.db)
