from js_asset import Media


class WithNonce:
    """The scripts of the page carry the nonce that the site's content policy asks for."""

    def render_change_form(self, request, context, **kwargs):
        response = super().render_change_form(request, context, **kwargs)
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=request.csp_nonce)
        return response
