"""Threads as scrapers save them in plain text, in the styles of many sites and languages; the words are ours."""

from dataclasses import dataclass

from legation.model import Score

STORY = (
    "Peru and Chile to resume border talks in Lima\n\n"
    "LIMA (Reuters) - Peru and Chile will resume talks on their sea border next week, the Peruvian foreign ministry said on Monday.\n\n"
    "The two delegations had last met in March, when Chile's ambassador left the hall after two hours, according to officials.\n\n"
    '"We expect a result before the end of the year," the minister told reporters in Lima on Monday.\n\n'
)
NAMES = ("ana_rios", "Luis Vega", "tomtom", "ana_rios")
TEXTS = (
    "I doubt that it will lead to anything at all. They never even agreed on a map!",
    "Why not? You always say that and then you complain when they do nothing.",
    "Because they have met nine times by now. And every time somebody walked out before lunch, usually the hosts. I would not bet on it.",
    "Exactly. Give me one example of a treaty that came out of such a meeting, just one.",
)
GERMAN = (
    "Ich glaube nicht, dass dabei etwas herauskommt. Die waren sich ja nie einig, nicht einmal über die Karte!",
    "Warum denn nicht? Du sagst das jedes Mal und beschwerst dich dann.",
    "Weil sie sich schon neunmal getroffen haben und jedes Mal jemand vor dem Mittagessen gegangen ist.",
    "Genau. Nenn mir doch nur einen einzigen Vertrag, der dabei herausgekommen ist.",
)
FRENCH = (
    "Je doute que cela mène à quoi que ce soit. Ils n'ont jamais été d'accord, même sur la carte !",
    "Pourquoi pas ? Tu dis toujours ça et après tu te plains.",
    "Parce qu'ils se sont déjà vus neuf fois et que chaque fois quelqu'un est parti avant midi.",
    "Exactement. Donne-moi un seul exemple de traité sorti d'une telle réunion.",
)
SPANISH = (
    "Dudo que esto lleve a nada. ¡Nunca se pusieron de acuerdo ni en el mapa!",
    "¿Por qué no? Siempre dices lo mismo y luego te quejas.",
    "Porque ya se han visto nueve veces y cada vez alguien se fue antes de comer.",
    "Exacto. Dame un solo ejemplo de un tratado que saliera de una reunión así.",
)
RUSSIAN = (
    "Сомневаюсь, что из этого что-то выйдет. Они даже о карте не договорились!",
    "Почему нет? Ты всегда так говоришь, а потом жалуешься.",
    "Потому что они встречались уже девять раз, и каждый раз кто-то уходил до обеда.",
    "Именно. Назови хоть один договор, который вышел из такой встречи.",
)
JAPANESE = (
    "何か成果が出るとは思えない。地図についてさえ合意できなかったのだから。",
    "どうして？いつもそう言って、あとで文句を言うじゃないか。",
    "もう九回も会っていて、そのたびに誰かが昼食前に席を立ったからだ。",
    "その通り。こういう会合から生まれた条約を一つでも挙げてほしい。",
)


@dataclass(frozen=True)
class Style:
    """How a site prints a comment; ``votes`` are the words of the four scores."""

    name: str
    post: str
    times: tuple[str, ...]
    votes: tuple[str, ...] = ("", "", "", "")
    scores: tuple[Score | None, ...] = (None, None, None, None)
    texts: tuple[str, ...] = TEXTS
    story: str = STORY
    heading: str = ""
    foot: str = ""


def page_of(style: Style) -> str:
    """Return a page in the style, with four comments."""
    posts = "".join(
        style.post.replace("{i}", str(number + 1))
        .replace("{name}", NAMES[number])
        .replace("{time}", style.times[number])
        .replace("{votes}", style.votes[number])
        .replace("{text}", style.texts[number])
        for number in range(4)
    )
    return f"{style.story}{style.heading}{posts}{style.foot}"


_AGO = ("3 hours ago", "2 hours ago", "58 minutes ago", "5 minutes ago")
_LONG = (
    "March 3, 2014 at 5:31 pm",
    "March 3, 2014 at 6:02 pm",
    "March 4, 2014 at 9:15 am",
    "March 4, 2014 at 11:40 am",
)
_ISO = ("2014-03-03 17:31", "2014-03-03 18:02", "2014-03-04 09:15", "2014-03-04 11:40")


def _ups(*counts: int) -> tuple[Score | None, ...]:
    return tuple(Score(up=count) for count in counts)


def _nets(*counts: int) -> tuple[Score | None, ...]:
    return tuple(Score(net=count) for count in counts)


_PAIRS = (
    Score(up=5, down=2, net=3),
    Score(up=0, down=6, net=-6),
    Score(up=12, down=1, net=11),
    Score(up=3, down=0, net=3),
)

STYLES = (
    Style("posted-by-on", "Posted by {name} on {time}\n{text}\n\n", _LONG),
    Style("name-says", "{name} says:\n{time}\n{text}\nReply\n\n", _LONG),
    Style("name-said-time", "{name} said {time}:\n{text}\n\n", _AGO),
    Style("name-wrote-ago", "{name} wrote {time}\n\n{text}\n\n", _AGO),
    Style("number-name-time", "#{i} {name} {time}\n{text}\n\n", _ISO),
    Style("numbered-lines", "{i}.\n{name}\n{time}\n{text}\n\n", _LONG, heading="4 Comments\n\n"),
    Style(
        "disqus",
        "{name} • {time}\n\n{text}\n\n{votes}\n•Reply•Share ›\n\n",
        _AGO,
        ("5", "1", "12", "2"),
        heading="4 Comments\n\n",
    ),
    Style("like-count", "{name}\n{text}\nLike 3\n{time}\n\n", _AGO, heading="Comments\n\n"),
    Style(
        "points",
        "{name} {votes} {time}\n{text}\n\n",
        _AGO,
        ("12 points", "1 point", "-3 points", "7 points"),
        _nets(12, 1, -3, 7),
    ),
    Style("hackers", "{name} {time} [–]\n\n{text}\n\nreply\n\n", _AGO),
    Style(
        "reddit-new",
        "{name}\n·\n{time}\n{text}\n{votes}\nReply\nShare\n\n",
        ("3h", "2h", "58m", "5m"),
        ("12", "1", "-3", "7"),
    ),
    Style(
        "votes-pair",
        "{name}\n{time}\n{text}\n{votes}\n\n",
        _LONG,
        ("+5 / -2", "+0 / -6", "+12 / -1", "+3 / -0"),
        _PAIRS,
    ),
    Style(
        "votes-triangle", "{text}\n{votes}\n\n", ("", "", "", ""), ("▲ 12", "▲ 1", "▲ 30", "▲ 7"), _ups(12, 1, 30, 7)
    ),
    Style(
        "votes-like",
        "{text}\n{votes}\n\n",
        ("", "", "", ""),
        ("Like 12", "Like 1", "Like 30", "Like 7"),
        _ups(12, 1, 30, 7),
    ),
    Style(
        "votes-likes",
        "{name}\n{text}\n{votes}\n\n",
        ("", "", "", ""),
        ("12 likes", "1 like", "30 likes", "7 likes"),
        _ups(12, 1, 30, 7),
    ),
    Style(
        "votes-points",
        "{text}\n{votes}\n\n",
        ("", "", "", ""),
        ("12 points", "1 point", "30 points", "7 points"),
        _nets(12, 1, 30, 7),
    ),
    Style("pipe", "{name} | {time}\n{text}\n\n", _ISO),
    Style(
        "facebook",
        "{name}\n{text}\nLike · Reply · {time}\n\n",
        ("3h", "2h", "58m", "5m"),
        heading="4 Comments\nSort by Oldest\n\n",
    ),
    Style(
        "german-am-um",
        "{name} am {time}\n{text}\nAntworten\n\n",
        (
            "3. März 2014 um 17:31 Uhr",
            "3. März 2014 um 18:02 Uhr",
            "4. März 2014 um 09:15 Uhr",
            "4. März 2014 um 11:40 Uhr",
        ),
        texts=GERMAN,
        heading="4 Kommentare\n\n",
    ),
    Style(
        "german-schrieb",
        "{name} schrieb am {time}:\n{text}\n\n",
        ("03.03.2014, 17:31", "03.03.2014, 18:02", "04.03.2014, 09:15", "04.03.2014, 11:40"),
        texts=GERMAN,
    ),
    Style(
        "german-vor",
        "{name}\n{time}\n{text}\n\n",
        ("vor 3 Stunden", "vor 2 Stunden", "vor 58 Minuten", "vor 5 Minuten"),
        texts=GERMAN,
    ),
    Style(
        "french-le-a",
        "{name}, le {time}\n{text}\nRépondre\n\n",
        ("3 mars 2014 à 17h31", "3 mars 2014 à 18h02", "4 mars 2014 à 09h15", "4 mars 2014 à 11h40"),
        texts=FRENCH,
        heading="Commentaires (4)\n\n",
    ),
    Style(
        "french-a-ecrit",
        "{name} a écrit {time}\n{text}\n\n",
        ("il y a 3 heures", "il y a 2 heures", "il y a 58 minutes", "il y a 5 minutes"),
        texts=FRENCH,
    ),
    Style(
        "spanish-dijo",
        "{name} dijo el {time}:\n{text}\n\n",
        (
            "3 de marzo de 2014 a las 17:31",
            "3 de marzo de 2014 a las 18:02",
            "4 de marzo de 2014 a las 9:15",
            "4 de marzo de 2014 a las 11:40",
        ),
        texts=SPANISH,
    ),
    Style(
        "spanish-hace",
        "{name}\n{time}\n{text}\nResponder\n\n",
        ("hace 3 horas", "hace 2 horas", "hace 58 minutos", "hace 5 minutos"),
        texts=SPANISH,
        heading="4 comentarios\n\n",
    ),
    Style(
        "russian",
        "{name} {time}\n{text}\nОтветить\n\n",
        ("3 марта 2014 в 17:31", "3 марта 2014 в 18:02", "4 марта 2014 в 09:15", "4 марта 2014 в 11:40"),
        texts=RUSSIAN,
        heading="Комментарии (4)\n\n",
    ),
    Style(
        "russian-ago",
        "{name}\n{time}\n{text}\n\n",
        ("3 часа назад", "2 часа назад", "58 минут назад", "5 минут назад"),
        texts=RUSSIAN,
    ),
    Style(
        "japanese",
        "{i}: {name} {time}\n{text}\n\n",
        ("2014年3月3日 17:31", "2014年3月3日 18:02", "2014年3月4日 09:15", "2014年3月4日 11:40"),
        texts=JAPANESE,
    ),
    Style(
        "japanese-board",
        "{i} ：{name}：{time}\n{text}\n\n",
        ("2014/03/03(月) 17:31:05", "2014/03/03(月) 18:02:11", "2014/03/04(火) 09:15:40", "2014/03/04(火) 11:40:02"),
        texts=JAPANESE,
    ),
    Style("thread-only", "{name}\n{time}\n\n{text}\n\n", _LONG, story="Border talks in Lima - page 2\n\n"),
    Style("thread-posted", "Posted {time} by {name}\n\n{text}\n\n", _LONG, story="Border talks in Lima\n\n"),
    Style(
        "by-name-dash",
        "by {name} » {time}\n\n{text}\n\n",
        (
            "Mon Mar 03, 2014 5:31 pm",
            "Mon Mar 03, 2014 6:02 pm",
            "Tue Mar 04, 2014 9:15 am",
            "Tue Mar 04, 2014 11:40 am",
        ),
        story="Border talks in Lima\n\n",
    ),
    Style(
        "name-time-score", "{name} ({time}) {votes}\n{text}\n\n", _ISO, ("+12", "+1", "-3", "+7"), _nets(12, 1, -3, 7)
    ),
)
