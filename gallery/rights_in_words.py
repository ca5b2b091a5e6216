"""What each licence and rights statement means for a reader, in plain words of our own; not legal advice.

The words that count are those at the address of the licence or statement itself.
"""

from .standing import Standing

_CREDIT = "You may copy it, pass it on and print it, if you name its maker and the licence"
_ELEMENTS = {
    "by": f"{_CREDIT}. You may change it and sell what you make of it.",
    "by-sa": f"{_CREDIT}. You may change it and sell what you make of it, if you pass that on under the same licence.",
    "by-nd": f"{_CREDIT}. You may sell copies, but not pass on a changed version.",
    "by-nc": f"{_CREDIT}, and earn nothing by it. You may change it.",
    "by-nc-sa": f"{_CREDIT}, and earn nothing by it. What you make of it stands under the same licence.",
    "by-nc-nd": f"{_CREDIT}, and earn nothing by it. You may not pass on a changed version.",
}
_PUBLIC_DOMAIN = {
    "mark": "No copyright in it is known anywhere: it has run out, or there never was any. You may use it freely.",
    "zero": "Its maker has given up every right to it as far as the law allows. You may use it freely.",
}
_STATEMENTS = {
    "InC": "It is protected by copyright. Ask the owner before you use it, unless the law of your country lets you.",
    "InC-OW-EU": "It is protected by copyright, and a search as the European Union's orphan works directive asks for "
    "it has not found the owner.",
    "InC-EDU": "It is protected by copyright. For teaching and learning you may use it without asking.",
    "InC-NC": "It is protected by copyright. You may use it without asking, if you earn nothing by it.",
    "InC-RUU": "It is protected by copyright, but nobody knows who its owner is or how to reach them.",
    "NoC-CR": "It is not protected by copyright, but a contract limits what may be done with this copy of it.",
    "NoC-NC": "It is not protected by copyright, but this copy was made on terms that allow no commercial use.",
    "NoC-OKLR": "It is not protected by copyright, but other law limits its use, such as that of privacy.",
    "NoC-US": "It is not protected by copyright in the United States. Elsewhere it may be.",
    "CNE": "Nobody has yet examined whether copyright protects it.",
    "UND": "It has been examined, and it could not be settled whether copyright protects it.",
    "NKC": "There is reason to believe that no copyright protects it, but nobody can be certain.",
}
_WITHOUT_LICENCE = {
    "permission": "Its owner allowed us to show it here, and only us. Ask the owner before you use it.",
    "own": "We made it ourselves. Ask us before you use it.",
}


def meaning(standing: Standing) -> str:
    """What a reader may do with pictures that stand by this right."""
    if not standing.licence:
        return _WITHOUT_LICENCE[standing.rights]
    code = "".join(standing.rights_uri.split("/")[4:5])
    return (_ELEMENTS | _PUBLIC_DOMAIN | _STATEMENTS).get(code, "What it allows is said at its own address.")
