from django.core.paginator import Paginator


class KeysFirst(Paginator):
    """Finds the keys of a page and only then its rows. Else a database sorts all rows, with everything that is joined
    to each, to pass over those of the pages before.
    """

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        return self._get_page(self.object_list.filter(pk__in=keys), number, self)
