"""Names for made-up people, from the many peoples of a trust, with the languages that some of them speak.

No real person is meant: first and last names are drawn at random.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class People:
    """Names that go together; `languages` are spoken by most who bear them, each with its share of 100."""

    weight: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    languages: tuple[tuple[str, int], ...] = ()


def _people(weight: int, women: str, men: str, last: str, **languages: int) -> People:
    return People(
        weight, tuple(women.split()), tuple(men.split()), tuple(last.split()), tuple(languages.items())
    )


PEOPLES: tuple[People, ...] = (
    _people(
        88,
        "Alison Beth Carol Chloe Dawn Donna Emma Gemma Hannah Helen Jade Jo Julie Karen Kelly Laura Lesley Linda "
        "Lucy Mandy Megan Natalie Pam Rachel Sandra Sharon Sophie Tina Tracey Vicky",
        "Adam Alan Ben Brian Callum Craig Dan Darren Dave Gareth Gary Ian Jack Jamie Keith Lee Luke Mark Martin "
        "Matt Neil Paul Pete Rob Ryan Sean Steve Stuart Tom Wayne",
        "Adams Bailey Barker Bott Bradbury Brough Burgess Chell Clowes Cope Dale Deakin Ellis Fenton Forrester "
        "Goodwin Hall Harvey Heath Hollins Jervis Kirkham Leese Lovatt Machin Mellor Mountford Oakley Pointon "
        "Preece Rowley Salt Shaw Sherratt Tams Tunnicliffe Turner Unwin Walklate Wedgwood Weston Wilshaw Wood",
        bfi=6,
        fr=2,
        de=1,
    ),
    _people(
        4,
        "Bethan Carys Sian Nia",
        "Gethin Huw Rhys Owain",
        "Bevan Griffiths Pritchard Vaughan",
        cy=75,
        bfi=10,
    ),
    _people(3, "Aoife Niamh Siobhan", "Cormac Declan Padraig", "Byrne Doyle Gallagher Nolan"),
    _people(5, "Marcia Sonia Yvonne", "Desmond Leroy Winston", "Bailey Campbell Francis Grant Palmer"),
    _people(
        10,
        "Agnieszka Beata Ewa Iwona Kasia Magda",
        "Marek Piotr Tomasz",
        "Lis Mazur Sikora Wilk Zając",
        pl=100,
    ),
    _people(6, "Ana Elena Ioana Mihaela", "Andrei Bogdan Radu", "Dobre Ionescu Marin Popa Stan", ro=100),
    _people(
        12,
        "Aisha Farah Nadia Rukhsana Saima Sana Zainab",
        "Adeel Bilal Hamza Imran Kashif Usman",
        "Ahmed Akhtar Aslam Butt Hussain Iqbal Khan Mahmood Malik",
        ur=90,
        pa=50,
    ),
    _people(
        9,
        "Amrit Jasleen Kiran Manpreet Simran",
        "Gurdeep Harjit Jaspal",
        "Bains Dhillon Gill Sandhu",
        pa=95,
        hi=35,
    ),
    _people(7, "Anita Hetal Nisha Priya", "Amit Hitesh Rajesh", "Desai Mehta Patel Shah", gu=85, hi=70),
    _people(
        9,
        "Anju Bindu Jincy Liji Sheeba",
        "Biju Jomon Shaji",
        "George Joseph Kurian Thomas Varghese",
        ml=100,
        hi=30,
    ),
    _people(3, "Kavitha Meena Revathi", "Karthik Suresh", "Krishnan Murugan Raman", ta=90, te=20),
    _people(4, "Farzana Nasrin Shirin", "Kamal Rafiq", "Begum Chowdhury Miah Rahman", bn=95),
    _people(3, "Asmita Sunita", "Bikash Dipak", "Gurung Rai Thapa", ne=100, hi=40),
    _people(6, "Grace Jocelyn Maricel Rowena", "Arnel Jun Rodel", "Bautista Cruz Reyes Santos", fil=100),
    _people(6, "Folake Titilayo Yetunde", "Babajide Femi Kunle", "Adebayo Ogunleye Oyelaran", yo=90),
    _people(4, "Adaeze Chioma Ngozi", "Chidi Emeka", "Eze Nwosu Okafor", ig=90),
    _people(2, "Hauwa Zulai", "Musa Sani", "Abubakar Danjuma", ha=100),
    _people(4, "Abena Akosua Efua", "Kofi Kwame", "Asante Boateng Mensah Owusu", ak=90, fr=15),
    _people(6, "Chipo Rudo Tendai", "Farai Tapiwa", "Chikwanha Moyo Ncube", sn=90, zu=15),
    _people(2, "Amina Hodan", "Abdi Liban", "Jama Warsame", so=100, ar=30),
    _people(3, "Hala Rania Salma", "Khalid Omar Tarek", "Haddad Mansour Saleh", ar=100, fr=20),
    _people(2, "Shilan Tara", "Azad Soran", "Amin Karim", ku=100, ar=40),
    _people(3, "Laleh Parisa", "Farhad Reza", "Amiri Karimi Rostami", fa=100),
    _people(2, "Palwasha", "Najib", "Stanekzai Wardak", ps=90, fa=80),
    _people(2, "Elif Zeynep", "Emre Kemal", "Aydin Demir", tr=100),
    _people(3, "Iryna Oksana", "Andriy Taras", "Kovalenko Shevchuk", uk=100, ru=60),
    _people(2, "Desislava Ralitsa", "Georgi", "Dimitrova Petrov", bg=100),
    _people(2, "Rasa Jurga", "Darius", "Kazlauskas Petraitis", lt=100, ru=40),
    _people(2, "Zuzana Katarina", "Marek", "Horvat Novak", sk=95, cs=60),
    _people(2, "Eszter Judit", "Gabor", "Nagy Szabo", hu=100),
    _people(3, "Carla Ines", "Joao Rui", "Fonseca Pereira Silva", pt=100, es=20),
    _people(3, "Lucia Marta", "Diego Javier", "Garcia Navarro", es=100),
    _people(2, "Chiara Giulia", "Matteo", "Ricci Romano", it=100),
    _people(2, "Eleni Maria", "Nikos", "Georgiou Pappas", el=100),
    _people(4, "Ka-Yan Mei Wing", "Chun Kit", "Chan Lau Wong", yue=90, zh=70),
    _people(2, "Linh Thuy", "Minh", "Nguyen Tran", vi=100),
)
