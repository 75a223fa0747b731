"""Who an English clause sets to work, and with whom."""

import pytest

from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.clause_subjects import describes, find_subject
from vnpolicy.nlp.actors.enforcement import formula_kind
from vnpolicy.nlp.actors.normative import is_duty, is_private
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.actors.work import is_name


def _written(agencies):
    return [agency.written for agency in agencies]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "Regional Departments of Grain Reserves shall report",
            ["Regional Departments of Grain Reserves"],
            id="the noun tells a body, whatever stands before it",
        ),
        pytest.param(
            "The Chief of the Ministry Office shall report", ["Chief of the Ministry Office"], id="the noun of a post"
        ),
        pytest.param("Commercial banks must lower fees", ["Commercial banks"], id="a noun in small letters"),
        pytest.param("The Planning - Finance Department shall pay", ["Planning - Finance Department"], id="a dash"),
        pytest.param("VNSTA shall test seeds", ["VNSTA"], id="a short name"),
        pytest.param(
            "People’s Army Newspaper shall print it", ["People’s Army Newspaper"], id="an apostrophe as printed"
        ),
        pytest.param(
            "Hà Nội Department of Health shall report", ["Hà Nội Department of Health"], id="a place with its marks"
        ),
        pytest.param("Viet Nam Electricity shall inform", ["Viet Nam Electricity"], id="the country in two words"),
        pytest.param("The Seed Department has been tasked with testing", ["Seed Department"], id="tasked before"),
        pytest.param("Seed Departments are also requested to test seeds", ["Seed Departments"], id="also requested"),
        pytest.param("The Seed Board was asked to lend money", ["Seed Board"], id="asked in the past"),
        pytest.param("The Seed Board has been put in charge of tests", ["Seed Board"], id="put in charge"),
        pytest.param("The Seed Board is also responsible for tests", ["Seed Board"], id="also responsible"),
        pytest.param(
            "Responsibility for testing seeds rests with the Seed Board", ["Seed Board"], id="with whom it rests"
        ),
        pytest.param("The banks will have to lend money", ["banks"], id="will have to"),
        pytest.param(
            "In forestry and mining, the Seed Board will jointly run fairs", ["Seed Board"], id="in which field"
        ),
        pytest.param("Every year the Seed Board will hold a fair", ["Seed Board"], id="every year, without a comma"),
        pytest.param("By June 2031 the Seed Board will hold a fair", ["Seed Board"], id="a time without a comma"),
        pytest.param(
            "Together with the Seed Office, banks and wards, the Seed Board is to lend money",
            ["Seed Board"],
            id="behind those who help",
        ),
        pytest.param(
            "The task of testing seeds falls to the Seed Board: it shall report",
            ["Seed Board"],
            id="to whom the task falls",
        ),
        pytest.param(
            "A scheme will be drafted by the Seed Board and the Seed Office before June 2031",
            ["Seed Board", "Seed Office"],
            id="by whom it is done",
        ),
        pytest.param("VNSTA shall increase the number of tests", ["VNSTA"], id="what is to be increased"),
        pytest.param(
            "Seed Boards of provinces in the Red River Delta and North Central regions shall report",
            ["Seed Boards of provinces in the Red River Delta and North Central regions"],
            id="in which regions",
        ),
        pytest.param("The Seed Board in the first quarter shall report", ["Seed Board"], id="a time is no region"),
        pytest.param("The Coast Guard shall be ready to act", ["Coast Guard"], id="who is to be ready is to act"),
        pytest.param(
            "VNSTA, VSEA and other associations shall meet", ["VNSTA", "VSEA", "other associations"], id="short names"
        ),
        pytest.param(
            "The Committee for Seas and the Ministries of Justice; Finance; and Transport shall draft a report",
            ["Committee for Seas", "Ministry of Justice", "Ministry of Finance", "Ministry of Transport"],
            id="semicolons between fields",
        ),
        pytest.param(
            "Ministries and agencies, based on their functions, tasks and powers, shall review laws",
            ["Ministries and agencies"],
            id="an aside with commas",
        ),
        pytest.param(
            "The Seed Council, as the standing agency, shall report", ["Seed Council"], id="an aside of a role"
        ),
        pytest.param(
            "The Department of Health, together with the Department of Finance, shall draft a plan",
            ["Department of Health"],
            id="a partner in an aside",
        ),
        pytest.param(
            "Heads of units affiliated to the Ministry shall report",
            ["Heads of units affiliated to the Ministry"],
            id="whose the units are",
        ),
        pytest.param(
            "Central agencies located in localities shall save power",
            ["Central agencies located in localities"],
            id="where the agencies are",
        ),
        pytest.param(
            "Units assigned to take charge of and carry out the Plan shall report",
            ["Units assigned to take charge of and carry out the Plan"],
            id="with what the units are charged",
        ),
        pytest.param("Seed Departments are asked to test seeds", ["Seed Departments"], id="asked"),
        pytest.param("The Seed Department has been assigned to test seeds", ["Seed Department"], id="assigned before"),
        pytest.param("The Seed Board has the task of testing seeds", ["Seed Board"], id="a task"),
        pytest.param("The State Bank takes the lead in this work", ["State Bank"], id="the present tense"),
        pytest.param(
            "To assign the Department of Health to prepare a report", ["Department of Health"], id="an infinitive"
        ),
        pytest.param(
            "Assign units affiliated to the Ministry to prepare a report",
            ["units affiliated to the Ministry"],
            id="the infinitive is not the 'to' of the name",
        ),
        pytest.param(
            "The Prime Minister requests the Ministry of Health to draft a plan",
            ["Ministry of Health"],
            id="who is asked",
        ),
        pytest.param(
            "No later than five days after the test, the Seed Council shall report",
            ["Seed Council"],
            id="behind a time",
        ),
        pytest.param(
            "Biannually (before 1 June and 1 December), the Departments mentioned in Section 2 shall report",
            ["Departments mentioned in Section 2"],
            id="behind a rhythm with brackets",
        ),
        pytest.param("In Quarter II, coastal provinces shall report", ["coastal provinces"], id="behind a quarter"),
        pytest.param(
            "The Vietnam Cooperative Alliance shall cooperate with the Ministry of Health to test seeds",
            ["Vietnam Cooperative Alliance"],
            id="a known name of whatever noun",
        ),
        pytest.param("Provincial Statistics must count seeds", ["Provincial Statistics"], id="a known name, no noun"),
        pytest.param(
            "The Department of Health makes sure that every village has a nurse",
            ["Department of Health"],
            id="one makes sure that",
        ),
        pytest.param(
            "The Ministry of Health directs hospitals to test seeds", ["Ministry of Health"], id="one directs"
        ),
        pytest.param("Seed Radio and the Seed Agency increase their news", ["Seed Radio", "Seed Agency"], id="several"),
        pytest.param(
            "Seed associations and enterprises proactively participate in the work",
            ["Seed associations", "enterprises"],
            id="an adverb before the verb",
        ),
        pytest.param("Seed Police regularly inspect stores", ["Seed Police"], id="police are several"),
        pytest.param(
            "The Ministry of Health assumes the leading responsibility for seeds", ["Ministry of Health"], id="assumes"
        ),
        pytest.param(
            "Agencies attached to the Ministry review seeds", ["Agencies attached to the Ministry"], id="whose"
        ),
        pytest.param(
            "The People's Committees of provinces from Quang Ninh to Nghe An shall count ships",
            ["People's Committees of provinces from Quang Ninh to Nghe An"],
            id="from one place to another",
        ),
        pytest.param("Seed collectors shall mark their carts", ["Seed collectors"], id="an addressed group"),
        pytest.param(
            "Directors General of corporations provide carts", ["Directors General of corporations"], id="a post of two"
        ),
        pytest.param("The Seed Union is kindly requested to test seeds", ["Seed Union"], id="kindly"),
        pytest.param("Seed Boards shall apply new methods", ["Seed Boards"], id="what they apply"),
        pytest.param("Wards comply with the norms on seeds", ["Wards"], id="comply"),
        pytest.param("In particular: the Seed Board to test seeds", ["Seed Board"], id="in particular"),
        pytest.param("It is the duty of the Seed Board to test seeds", ["Seed Board"], id="whose duty it is"),
        pytest.param("The Seed Board, as the focal agency, buys scales", ["Seed Board"], id="as what it buys"),
        pytest.param("Seed Boards are expected to test seeds", ["Seed Boards"], id="expected"),
        pytest.param("Requests the Seed Board to test seeds", ["Seed Board"], id="requests, without a subject"),
        pytest.param("Owners of mills must test seeds", ["Owners of mills"], id="owners"),
        pytest.param("Especially, the Seed Board shall test seeds", ["Seed Board"], id="especially"),
        pytest.param("Seed Boards and wards to test seeds", ["Seed Boards", "wards"], id="an infinitive"),
        pytest.param(
            "The Seed Board, in coordination with the Seed Office, to test seeds",
            ["Seed Board"],
            id="partners before it",
        ),
        pytest.param(
            "Seed Board to test seeds. The office shall store them", ["Seed Board"], id="a sentence behind it"
        ),
    ],
)
def test_the_subject_of_a_duty(clause, expected):
    found = find_subject(clause)
    assert found is not None
    assert _written(found.agencies) == expected


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("The Government's total borrowings shall not exceed the limit", id="what somebody has"),
        pytest.param("The local budget deficit shall be kept low", id="no body"),
        pytest.param("Central budget: one trillion", id="a sum"),
        pytest.param("Schools shall be charged half of the price", id="the passive"),
        pytest.param("Local authorities shall have at least two inspectors", id="what a body has"),
        pytest.param("The Seed Council shall consist of seven members", id="of what a body is made"),
        pytest.param("Agencies handling requests keep a record", id="a noun like a verb"),
        pytest.param("Agencies in charge of review, units in need of support", id="nouns like verbs of several"),
        pytest.param("The Government supports farmers", id="who issues the document"),
        pytest.param("Units that direct farmers", id="which units"),
        pytest.param("The Seed Council's report guides farmers", id="what belongs to a body"),
        pytest.param("The Ministry of Health reports that seeds are scarce", id="a report"),
        pytest.param("The Seed Boards will cost five billion dong", id="what they cost"),
        pytest.param("The Seed Boards are to have a hand in it", id="what bodies are to have"),
        pytest.param("The Seed Boards shall increase by 5% a year", id="by how much bodies increase"),
        pytest.param("Every year a fair will be held by the river", id="by what it is held"),
        pytest.param("Provinces to test the seeds are Hue and Ca Mau", id="a sentence about those who do"),
        pytest.param("Communes to be merged in 2026", id="an infinitive in the passive"),
        pytest.param("Units to which seeds go", id="no infinitive"),
        pytest.param("Directing wards to test seeds", id="a noun that directs somebody"),
        pytest.param("The Seed Decree and the units' charters shall apply to wards", id="to whom a rule applies"),
        pytest.param(
            "The Government criticizes the wards for allowing boats to sink", id="a verb and its object before"
        ),
        pytest.param("Take charge and advise wards to test seeds", id="a second order"),
        pytest.param("promptly advising the Board so as to test seeds", id="a purpose"),
        pytest.param("Command the Coast Guard to watch boats", id="an order to direct somebody"),
        pytest.param("The duty of banks to lend money", id="a duty that is named"),
    ],
)
def test_no_duty(clause):
    assert find_subject(clause) is None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "coordinate with the Seed Association for Rice Promotion in guiding farmers",
            ["Seed Association for Rice Promotion"],
            id="'for' and a noun in '-ing' inside a name",
        ),
        pytest.param(
            "cooperate with the Ministry of Planning and Investment and relevant agencies in, effectively guiding it",
            ["Ministry of Planning and Investment", "relevant agencies"],
            id="'Planning' is part of the name",
        ),
        pytest.param(
            "cooperate with departments, boards and branches in proactively advising the City",
            ["departments, boards and branches"],
            id="an adverb before the gerund",
        ),
        pytest.param(
            "shall, in collaboration with the Legal Department and related agencies, draft the tax plan",
            ["Legal Department", "related agencies"],
            id="the verb behind a comma",
        ),
        pytest.param(
            "in coordination with the Seed Office and the Seed Board, the testing of seeds and the storing",
            ["Seed Office", "Seed Board"],
            id="the work is a noun",
        ),
        pytest.param(
            "work closely with the Ministry of Health, based on the plan, in testing", ["Ministry of Health"], id="work"
        ),
        pytest.param("closely cooperate with the Coast Guard at an early stage", ["Coast Guard"], id="a time"),
        pytest.param(
            "in conjunction with MARD, the Seed Council and localities", ["MARD", "Seed Council", "localities"]
        ),
        pytest.param("jointly with health authorities in localities", ["health authorities in localities"]),
        pytest.param(
            "coordinate with the Ministries: Finance, Transport", ["Ministry of Finance", "Ministry of Transport"]
        ),
        pytest.param(
            "in collaboration with the Corporations (Red Corporation, North Corporation)",
            ["Red Corporation", "North Corporation"],
            id="each in brackets",
        ),
        pytest.param(
            "coordinate with NGOs and experts to test seeds", ["NGOs", "experts"], id="who is no body of its own"
        ),
        pytest.param(
            "coordinate with the Ministers of Finance, Industry and Trade, and Justice in, reviewing it",
            ["Minister of Finance", "Minister of Industry and Trade", "Minister of Justice"],
            id="'and' behind the last comma",
        ),
        pytest.param(
            "coordinate with the Ministry of Health and coastal provinces in testing",
            ["Ministry of Health", "coastal provinces"],
            id="an adjective behind 'and'",
        ),
        pytest.param(
            "cooperate with People's Committees of communes and special zones in testing",
            ["People's Committees of communes and special zones"],
            id="special zones",
        ),
        pytest.param(
            "The Seed Council leads the work; the Ministry of Health and localities cooperate in it",
            ["Ministry of Health", "localities"],
            id="who only cooperates",
        ),
        pytest.param("in coordination with the Program on Rice", [], id="a program"),
        pytest.param("funds which, together with the state budget, pay for it", [], id="no body"),
        pytest.param(
            "Together with the Seed Office and banks, it is to lend money", ["Seed Office", "banks"], id="at the head"
        ),
    ],
)
def test_the_partners_of_a_work(clause, expected):
    assert _written(find_partners(clause)) == expected


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        pytest.param("Customs Departments:", True, id="the noun comes last"),
        pytest.param("Non-public educational institutions", True, id="an adjective opens it"),
        pytest.param("The Seed Committee 389 of the Ministry", True, id="a number behind the noun"),
        pytest.param("Advise the People's Committee of the City to act", False, id="an order"),
        pytest.param("Direct Departments of Health to test", False, id="an order before a plural in capitals"),
        pytest.param("Engage Universities in research", False, id="an order that no table knows"),
        pytest.param("STRENGTHENING DEPARTMENTS AND AGENCIES", False, id="a title"),
    ],
)
def test_a_name_is_told_by_its_noun(text, is_body):
    assert starts_with_body(text) is is_body


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ministers shall take responsibility for the implementation of this Decision.", "enforcement"),
        ("Ministers shall bear responsibility before the Government for the results of implementation.", "enforcement"),
        ("The people are called upon to save water.", "status"),
        ("This Resolution was adopted on June 2, 2031, by the National Assembly.", "status"),
        ("Any difficulty arising should be reported to the Seed Department.", "closing"),
        ("Above is the Plan for 2031.", "closing"),
        ("To take responsibility before the Government if seeds are lost.", "liability"),
        ("The Ministry requests wards to pay attention to direction and implementation./.", "closing"),
        ("NOTES", "section"),
        ("Are held accountable to the Board where seeds are lost.", "liability"),
        ("This Directive comes into force on the signing date.", "effect"),
        ("During implementation, if difficulties arise, units promptly report.", "closing"),
        ("During the implementation process, any problem should be reported.", "closing"),
        ("During the implementation of works, the Ministry of Health shall test water.", None),
        ("The Prime Minister sends this telegram to:", "addressee"),
        ("To:", "addressee"),
        ("The Prime Minister telegraphs to:", "addressee"),
        ("CURRENT SITUATION", "section"),
        ("Position and functions", "section"),
        ("Position, functions, tasks and powers", None),
        ("Ferry enterprises shall have the right to fix prices.", "status"),
        ("The Seed Council is headed by the Minister.", "status"),
        ("The agencies assigned to preside over shall be responsible for completing their contents.", "closing"),
        ("Finance; agencies: the State Bank and relevant agencies are coordinating agencies.", "status"),
        ("Units are requested to strictly cooperate in the implementation.", "closing"),
        ("The Ministry of Health shall report any difficulty.", None),
    ],
)
def test_formulas(text, kind):
    assert formula_kind(text) == kind


def test_an_english_preposition_is_a_vietnamese_verb_in_a_name():
    assert _written(find_subject("Cơ sở in, đúc tiền gửi báo cáo").agencies) == ["Cơ sở in, đúc tiền"]


def test_a_line_with_a_duty_is_no_name():
    assert not is_name("Seed Departments shall allocate funds for inspections.")


def test_those_who_are_ruled_have_no_tasks():
    enterprises = find_subject("Ferry enterprises shall coordinate with the port authority").agencies
    assert not is_duty("Ferry enterprises shall coordinate with the port authority", enterprises, announced=False)
    assert is_private("Individuals")
    assert not is_private("Individual Income Tax Department")


def test_a_title_in_capitals_begins_no_clause():
    assert not starts_with_body("PRIME MINISTER")
    assert starts_with_body("Politburo")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("The Ministry of Health directs hospitals to store medicines.", True, id="present tense"),
        pytest.param("The Seed Board shall test seeds.", False, id="duty"),
        pytest.param("Bộ trưởng Bộ Y tế ban hành danh mục thuốc thiết yếu.", False, id="no English verb"),
    ],
)
def test_clauses_that_may_only_tell_what_is(clause, expected):
    assert describes(clause) is expected
