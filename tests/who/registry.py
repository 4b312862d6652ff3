"""A small registry for the tests of this room."""

from dataclasses import dataclass
from datetime import date

from legation.lexicons.actors import Institution, Office, Organisation, Person, State, Term


@dataclass(frozen=True)
class SmallRegistry:
    """The tables that the room reads."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    institutions: tuple[Institution, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    terms: tuple[Term, ...]


def state(code: str, name: str, adjectives: str, demonyms: str, seats: str, aliases: str = "") -> State:
    return State(
        id=code, name=name, official=None, kind="state", aliases=_split(aliases), adjectives=_split(adjectives),
        demonyms=_split(demonyms), seats=_split(seats), regions=(), valid_from=None, valid_to=None, wikidata=None,
    )  # fmt: skip


def organisation(
    code: str, name: str, aliases: str, kind: str, sector: str, country: str | None = None, cameo: str | None = None
) -> Organisation:
    return Organisation(
        id=code, name=name, aliases=_split(aliases), kind=kind, country=country, sector=sector, code=cameo, members=(),
        valid_from=None, valid_to=None, wikidata=None,
    )  # fmt: skip


def institution(code: str, name: str, aliases: str, kind: str, sector: str = "GOV") -> Institution:
    return Institution(
        id=code, name=name, aliases=_split(aliases), country=code[:3], kind=kind, sector=sector, valid_from=None,
        valid_to=None, wikidata=None,
    )  # fmt: skip


def office(
    code: str, name: str, aliases: str, plurals: str, rank: int = 5, *, sector: str = "GOV", collective: bool = False,
    countries: str = "",
) -> Office:  # fmt: skip
    return Office(
        id=code, name=name, aliases=_split(aliases), plurals=_split(plurals), sector=sector, rank=rank,
        collective=collective, countries=_split(countries),
    )  # fmt: skip


def person(name: str, family: str, gender: str, country: str, aliases: str = "") -> Person:
    return Person(
        id=name.lower().replace(" ", "_").replace("-", "_"), name=name, aliases=_split(aliases), family=family,
        gender=gender, country=country, wikidata=None,
    )  # fmt: skip


def term(holder: str, held: str, body: str, since: str, until: str | None = None) -> Term:
    return Term(
        person=holder, office=held, body=body, valid_from=date.fromisoformat(since),
        valid_to=date.fromisoformat(until) if until else None, acting=False, origin="test",
    )  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def small_registry() -> SmallRegistry:
    """Build the registry."""
    return SmallRegistry(
        states=(
            state("JPN", "Japan", "Japanese", "Japanese", "Tokyo"),
            state("RUS", "Russia", "Russian", "Russian|Russians", "Moscow", "Russian Federation"),
            state(
                "USA",
                "United States",
                "American|US|U.S.",
                "American|Americans",
                "Washington",
                "US|U.S.|United States of America|America",
            ),
            state("UKR", "Ukraine", "Ukrainian", "Ukrainian|Ukrainians", "Kyiv|Kiev"),
            state("IRN", "Iran", "Iranian", "Iranian|Iranians", "Tehran"),
            state("IRQ", "Iraq", "Iraqi", "Iraqi|Iraqis", "Baghdad"),
            state("TUR", "Turkey", "Turkish", "Turk|Turks", "Ankara"),
            state("FRA", "France", "French", "French", "Paris"),
            state("DEU", "Germany", "German", "German|Germans", "Berlin"),
            state("CHN", "China", "Chinese", "Chinese", "Beijing"),
            state("IND", "India", "Indian", "Indian|Indians", "New Delhi"),
            state("PRK", "North Korea", "North Korean", "North Korean|North Koreans", "Pyongyang"),
            state("KOR", "South Korea", "South Korean", "South Korean|South Koreans", "Seoul"),
            state("SYR", "Syria", "Syrian", "Syrian|Syrians", "Damascus"),
            state("GEO", "Georgia", "Georgian", "Georgian|Georgians", "Tbilisi"),
            state("JOR", "Jordan", "Jordanian", "Jordanian|Jordanians", "Amman"),
            state("TCD", "Chad", "Chadian", "Chadian|Chadians", "N'Djamena"),
            state("ISR", "Israel", "Israeli", "Israeli|Israelis", "Jerusalem"),
            state("SAU", "Saudi Arabia", "Saudi", "Saudi|Saudis", "Riyadh"),
            state("EGY", "Egypt", "Egyptian", "Egyptian|Egyptians", "Cairo"),
            state("GBR", "United Kingdom", "British|UK", "Briton|Britons", "London", "Britain|UK"),
            state("NER", "Niger", "Nigerien", "Nigerien", "Niamey"),
            state("NGA", "Nigeria", "Nigerian", "Nigerian|Nigerians", "Abuja"),
        ),
        organisations=(
            organisation("UN", "United Nations", "UN|U.N.", "igo", "IGO", cameo="IGOUNO"),
            organisation(
                "UNSC",
                "UN Security Council",
                "Security Council|United Nations Security Council",
                "igo",
                "IGO",
                cameo="IGOUNOSEC",
            ),
            organisation("NATO", "NATO", "North Atlantic Treaty Organization", "igo", "IGO", cameo="IGOWSTNAT"),
            organisation("hamas", "Hamas", "", "armed_group", "UAF", "PSE", "PSEUAFHAM"),
            organisation("taliban", "Taliban", "", "armed_group", "UAF", "AFG", "AFGUAFTAL"),
        ),
        institutions=(
            institution("RUS.kremlin", "Kremlin", "the Kremlin", "head"),
            institution(
                "USA.state_department", "State Department", "US State Department|U.S. State Department", "ministry"
            ),
            institution("USA.white_house", "White House", "", "head"),
            institution("USA.supreme_court", "U.S. Supreme Court", "US Supreme Court|Supreme Court", "court", "JUD"),
            institution("JPN.liberals", "Liberal Party of Japan", "Liberal Party", "parliament", "LEG"),
            institution("DEU.liberals", "Liberal Party of Germany", "Liberal Party", "parliament", "LEG"),
            institution("NGA.senate", "Nigerian Senate", "", "parliament", "LEG"),
        ),
        offices=(
            office("president", "president", "", "presidents", 1),
            office("prime_minister", "prime minister", "premier", "prime ministers", 2),
            office("chancellor", "chancellor", "", "chancellors", 2),
            office(
                "foreign_minister",
                "foreign minister",
                "minister of foreign affairs|top diplomat",
                "foreign ministers",
                3,
            ),
            office("secretary_of_state", "secretary of state", "", "secretaries of state", 3, countries="USA"),
            office("defence_minister", "defence minister", "defense minister", "defence ministers", 4),
            office("vice_president", "vice president", "", "vice presidents", 2),
            office(
                "secretary_general", "secretary-general", "secretary general", "secretaries-general", 1, sector="IGO"
            ),
            office("supreme_leader", "supreme leader", "", "", 1),
            office(
                "foreign_ministry",
                "foreign ministry",
                "ministry of foreign affairs",
                "foreign ministries",
                5,
                collective=True,
            ),
            office("defence_ministry", "defence ministry", "defense ministry", "", 5, collective=True),
            office("government", "government", "administration", "governments", 5, collective=True),
            office("parliament", "parliament", "", "parliaments", 5, sector="LEG", collective=True),
            office("supreme_court", "supreme court", "", "", 5, sector="JUD", collective=True),
            office("army", "army", "", "armies", 5, sector="MIL", collective=True),
            office("leader", "leader", "", "leaders", 3),
            office("spokesperson", "spokesman", "spokeswoman|spokesperson", "spokesmen|spokespeople", 7),
        ),
        people=(
            person("Fumio Kishida", "Kishida", "m", "JPN"),
            person("Mahamadou Issoufou", "Issoufou", "m", "NER"),
            person("Taro Kono", "Kono", "m", "JPN"),
            person("Shinzo Abe", "Abe", "m", "JPN"),
            person("Sergey Lavrov", "Lavrov", "m", "RUS", "Sergei Lavrov"),
            person("Vladimir Putin", "Putin", "m", "RUS"),
            person("Dmitry Medvedev", "Medvedev", "m", "RUS"),
            person("Barack Obama", "Obama", "m", "USA"),
            person("Donald Trump", "Trump", "m", "USA"),
            person("Joe Biden", "Biden", "m", "USA"),
            person("John Kerry", "Kerry", "m", "USA"),
            person("Hillary Clinton", "Clinton", "f", "USA"),
            person("Bill Clinton", "Clinton", "m", "USA"),
            person("Angela Merkel", "Merkel", "f", "DEU"),
            person("Theresa May", "May", "f", "GBR"),
            person("Recep Tayyip Erdogan", "Erdogan", "m", "TUR"),
            person("Bashar al-Assad", "Assad", "m", "SYR", "Assad|al-Assad"),
            person("Ban Ki-moon", "Ban", "m", "KOR"),
            person("Xi Jinping", "Xi", "m", "CHN"),
            person("Hassan Rouhani", "Rouhani", "m", "IRN"),
            person("Ali Khamenei", "Khamenei", "m", "IRN"),
        ),
        terms=(
            term("fumio_kishida", "foreign_minister", "JPN", "2012-12-26", "2017-08-03"),
            term("fumio_kishida", "prime_minister", "JPN", "2021-10-04", "2024-10-01"),
            term("mahamadou_issoufou", "president", "NER", "2011-04-07", "2021-04-02"),
            term("taro_kono", "foreign_minister", "JPN", "2017-08-04", "2019-09-11"),
            term("shinzo_abe", "prime_minister", "JPN", "2012-12-26", "2020-09-16"),
            term("sergey_lavrov", "foreign_minister", "RUS", "2004-03-09"),
            term("vladimir_putin", "president", "RUS", "2000-05-07", "2008-05-06"),
            term("vladimir_putin", "president", "RUS", "2012-05-07"),
            term("dmitry_medvedev", "president", "RUS", "2008-05-07", "2012-05-06"),
            term("barack_obama", "president", "USA", "2009-01-20", "2017-01-19"),
            term("donald_trump", "president", "USA", "2017-01-20", "2021-01-19"),
            term("joe_biden", "vice_president", "USA", "2009-01-20", "2017-01-19"),
            term("joe_biden", "president", "USA", "2021-01-20", "2025-01-19"),
            term("john_kerry", "secretary_of_state", "USA", "2013-02-01", "2017-01-19"),
            term("hillary_clinton", "secretary_of_state", "USA", "2009-01-21", "2013-01-31"),
            term("bill_clinton", "president", "USA", "1993-01-20", "2001-01-19"),
            term("angela_merkel", "chancellor", "DEU", "2005-11-22", "2021-12-08"),
            term("theresa_may", "prime_minister", "GBR", "2016-07-13", "2019-07-24"),
            term("recep_tayyip_erdogan", "president", "TUR", "2014-08-28"),
            term("bashar_al_assad", "president", "SYR", "2000-07-17", "2024-12-08"),
            term("ban_ki_moon", "secretary_general", "UN", "2007-01-01", "2016-12-31"),
            term("xi_jinping", "president", "CHN", "2013-03-14"),
            term("hassan_rouhani", "president", "IRN", "2013-08-03", "2021-08-02"),
            term("ali_khamenei", "supreme_leader", "IRN", "1989-06-04"),
        ),
    )
