"""What a name does in its sentence: whether it stands where a place stands, and what the place belongs to."""

from legation.language import Sentence, Token
from legation.lexicons.places import place_words
from legation.where.names import Name


def top(sentence: Sentence, head: int) -> Token:
    """
    Return the word whose part in the sentence a name shares: the first of a list, or what it stands in apposition
    to ("the capital, Cairo").
    """
    token = sentence.tokens[head]
    while token.head != token.i:
        above = sentence.tokens[token.head]
        beside = token.dep == "npadvmod" and above.pos == "PROPN" and above.i < token.i  # "at State House, Nairobi"
        if token.dep not in ("conj", "appos") and not beside:
            break
        token = above
    return token


def is_kind_of_place(sentence: Sentence, name: Name) -> bool:
    """
    Tell whether a noun beside the name says what place it is: "the city of Homs", "Homs province", "east of
    Aleppo".
    """
    kinds = place_words().kinds
    token = sentence.tokens[name.head]
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lower == "of":
        return sentence.tokens[above.head].lemma.lower() in kinds or sentence.tokens[above.head].lower in kinds
    if token.dep == "appos":
        return above.lemma.lower() in kinds
    if token.dep in ("compound", "nmod"):
        return above.lemma.lower() in kinds and not has_own_name(sentence, above)
    return any(kid.lemma.lower() in kinds for kid in sentence.kids(token.i, "compound", "nmod", "appos"))


def has_own_name(sentence: Sentence, token: Token) -> bool:
    """Tell whether a kind of place is named behind it: "the Black Sea resort of Sochi" is Sochi, not the Black Sea."""
    return any(
        kid.lower == "of" and any(True for _ in sentence.kids(kid.i, "pobj")) for kid in sentence.kids(token.i, "prep")
    )


def is_placed(sentence: Sentence, name: Name) -> bool:
    """Tell whether the name stands where a place stands."""
    words = place_words()
    token = top(sentence, name.head)
    above = sentence.tokens[token.head]
    lemma = above.lemma.lower()
    is_state = name.spots[0].kind == "state"
    match token.dep:
        case "pobj":
            return _is_behind(sentence, name, above)
        case "dobj":
            return lemma in words.motion or (lemma in words.strike and not is_state)
        case "nsubjpass":
            return lemma in words.strike and not is_state
        case "compound" | "nmod" | "poss":
            kinds = words.grounds if is_state else words.kinds
            return lemma in kinds and not has_own_name(sentence, above)
    return False


def _is_behind(sentence: Sentence, name: Name, preposition: Token) -> bool:
    """Tell whether *preposition*, above the name, places what it belongs to."""
    words = place_words()
    governor = sentence.tokens[preposition.head]
    lemma, word = governor.lemma.lower(), preposition.lower
    kind = name.spots[0].kind
    if word in words.at:
        return word not in ("in", "at") or lemma not in words.feelings
    if word == "of":
        of_motion = lemma in words.motion and governor.pos == "NOUN"
        return (
            lemma in words.kinds
            or governor.lower in words.kinds
            or of_motion
            or (lemma in words.strike and kind != "state")
        )
    if word == "on":
        struck = lemma in words.strike or any(
            kid.lemma.lower() in words.strike for kid in sentence.kids(governor.i, "dobj")
        )
        return struck or lemma in words.kinds or (kind == "island" and lemma not in words.topics)
    if word == "over":
        return lemma in words.over
    if word == "for":
        return governor.lower in words.leaving or lemma in words.leaving
    if word in words.to and (lemma in words.close or governor.lower in words.close):
        return True
    if word in words.to or word in words.away:
        return is_moving(sentence, governor)
    return False


def is_moving(sentence: Sentence, governor: Token) -> bool:
    """
    Tell whether a word moves or sends, or is what is sent: "sent troops to Mali"; a message that is sent moves
    nobody.
    """
    words = place_words()
    if any(kid.lemma.lower() in words.messages for kid in sentence.kids(governor.i, "dobj", "nsubjpass")):
        return False
    if governor.lemma.lower() in words.motion or governor.lemma.lower() in words.sending:
        return True
    above = sentence.tokens[governor.head]
    if governor.dep in ("advmod", "prt", "prep"):
        return above.lemma.lower() in words.motion or above.lemma.lower() in words.sending
    return (
        governor.dep in ("dobj", "nsubjpass")
        and above.lemma.lower() in words.sending
        and governor.lemma.lower() not in words.messages
    )
