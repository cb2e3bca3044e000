"""The language of a text that does not declare one: by its script, then by its commonest words.

Function words (articles, prepositions, auxiliaries) make up a third of any prose and differ from
language to language, so that a page is enough to tell them apart; a few lines are not, and then
nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000
"""Characters that are looked at."""
_FEWEST_WORDS = 60
"""Words below which nothing is said."""
_LEAST_SHARE = 0.16
"""The share of its words that the language's own commonest must be."""
_MARGIN = 1.25
"""How much more of them there must be than of the next language's."""
_LETTERS = re.compile(r"[^\W\d_]+")

_COMMON: dict[str, frozenset[str]] = {
    tag: frozenset(words.split())
    for tag, words in {
        "en": "the of and to in a is that was for it with as on by at from be this had were have",
        "de": "der die und das in den von zu mit dem ist nicht des ein eine auf für im sich auch",
        "fr": "le la les de des et en un une du que est pour dans qui par sur au pas avec ce il",
        "es": "el la los de del y en que un una las por con para se no es al su lo como más",
        "it": "il di e la che in un una per è del della con non i le si da sono al dei nel",
        "pt": "o a de e do da que em os um uma para com não no na por as dos se mais foi",
        "nl": "de het een en van in is dat op te voor met zijn niet die aan er om door als",
        "sv": "och att det som en på är av för med den till inte har de ett om var jag",
        "da": "og at det er en den til af på for med som der de ikke et har var fra",
        "nb": "og i det er en på av for til som med at den har de ikke et fra var å",
        "fi": "ja on ei se että oli hän joka mutta ovat myös kun niin kuin mukaan sen ole",
        "pl": "i w na z się nie do jest że to o jak po od za przez dla był są ale",
        "cs": "a v na se je že to s z do o i ve k pro za by ale po jako jsem byl",
        "sk": "a v na sa je že to s z do o aj vo k pre za by ale po ako bol",
        "hu": "a az és hogy nem is egy van ez meg azt volt csak mint de el",
        "ro": "și de în la a că nu cu pe o un din este mai pentru se care sunt",
        "tr": "ve bir bu da de için ile olarak daha çok olan gibi ne en var",
        "hr": "i u je na se da su za od s koji ne a to o kao bio ili iz",
        "ca": "el la els de i en que un una les per amb no és al del dels va més",
        "id": "yang dan di dari untuk dengan ini pada itu dalam tidak adalah ke akan oleh",
        "vi": "và của là có trong được cho không người một với các đã để những này",
        "ru": "и в не на что с по как это из от к для его но был за у о",
        "uk": "і в не на що з до як це та від для його але був за у про є",
        "bg": "и на в да се за от не с по е че до са като което това",
        "sr": "и у је на се да су за од са који не а то о као био или из",
        "el": "και το του να της η με για από την στο που τα είναι οι ότι δεν",
        "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان لا ما كما بعد",
        "fa": "در به از که این را با است آن برای بود شد کرد ها",
        "he": "של את על הוא לא עם זה גם היא כי אל או היה כל",
        "hi": "के में है की से को का और पर ने यह कि नहीं भी एक",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LEAST_OF_SCRIPT = 0.1
"""The share of a text's letters that must be of a script; Japanese is mostly Chinese characters."""


def detect(text: str) -> str | None:
    """The language of a text as a tag (``de``), or None where too little speaks for one.

    Args:
        text: prose; only the beginning of a long one is looked at.
    """
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for tag, script in _SCRIPTS:
        if letters >= _FEWEST_WORDS and len(script.findall(sample)) > _LEAST_OF_SCRIPT * letters:
            return tag
    words = _LETTERS.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[word] for word in common), tag) for tag, common in _COMMON.items()),
        reverse=True,
    )
    (best, tag), (second, _) = scores[:2]
    sure = best >= _LEAST_SHARE * len(words) and best >= _MARGIN * second
    return tag if sure else None
