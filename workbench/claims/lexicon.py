"""Word lists about people, organisations and places. All lower-case unless said otherwise."""

from __future__ import annotations


def words(lines: str) -> frozenset[str]:
    """The words of a block of text."""
    return frozenset(lines.split())


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

TITLES = words(
    """
    president vice prime minister chancellor premier king queen prince princess emperor pope
    senator congressman congresswoman congressperson representative governor mayor secretary
    ambassador envoy judge justice chief general colonel major captain lieutenant sergeant admiral
    commander brigadier marshal corporal sheriff inspector superintendent detective officer
    doctor dr professor prof mr mrs ms mx sir dame lord lady baron count duke duchess earl saint st
    father mother brother sister reverend rev bishop archbishop cardinal rabbi imam sheikh ayatollah
    gen col maj capt lt sgt cmdr adm brig cpl sen rep gov hon pres director chairman chairwoman
    chairperson chair ceo cfo coach foreign defense defence finance interior attorney speaker
    then-president ex-president senior deputy former acting special spokesman spokeswoman
    spokesperson national security adviser advisor press undersecretary under-secretary
    secretary-general director-general officials official justices leader dean provost curator
    """
)
"""Words that stand before a person's name without being part of it."""

PORTFOLIOS = words(
    """
    health education transport energy justice trade culture environment agriculture labour labor
    housing tourism fisheries harbour harbor tide tides treasury home state economy economic science
    sports communications planning water works chief general first second assistant executive
    managing head lock fire police press media
    """
)
"""Words that stand before a title and tell what it is a title of."""

ROLES = words(
    """
    official officials spokesman spokesmen spokeswoman spokesperson spokespeople minister ministers
    president premier chancellor king queen prince pope senator senators governor mayor secretary
    ambassador envoy envoys diplomat diplomats judge judges justice prosecutor prosecutors lawyer
    lawyers attorney attorneys commander commanders general soldier soldiers officer officers police
    detective investigator investigators witness witnesses resident residents survivor survivors
    source sources mediator mediators negotiator negotiators leader leaders chief chiefs head heads
    director directors manager managers chairman chairwoman chairperson chair founder founders ceo
    executive executives analyst analysts expert experts economist economists scientist scientists
    researcher researchers scholar scholars historian historians professor professors doctor doctors
    physician physicians nurse nurses medic medics paramedic paramedics personnel staff worker
    workers employee employees activist activists advocate advocates campaigner campaigners critic
    critics supporter supporters opponent opponents observer observers commentator commentators
    journalist journalists reporter reporters editor editors author authors writer writers member
    members lawmaker lawmakers legislator legislators politician politicians candidate candidates
    representative representatives delegate delegates adviser advisers advisor advisors aide aides
    coordinator teacher teachers student students farmer farmers fisherman fishermen engineer
    engineers architect architects curator curators captain captains pilot pilots driver drivers
    victim victims relative relatives family families mother father parents brother sister son
    daughter wife husband friend friends neighbour neighbours neighbor neighbors colleague
    colleagues man woman people men women authorities administration government governments
    ministry ministries department office bureau agency agencies commission committee council
    court parliament congress senate army navy military forces party parties group groups
    movement organisation organization organisations organizations union unions company companies
    firm firms bank university institute school hospital museum library newspaper magazine paper
    report reports study studies survey poll statement letter document documents article review
    outlet outlets media team board association federation charity charities foundation
    person persons crew crews insider insiders
    administrator administrators keeper keepers warden wardens surveyor surveyors astronomer
    astronomers biologist biologists ornithologist archaeologist archaeologists geologist geologists
    """
)
"""Nouns for those who can speak: people in a role, bodies, and papers that state things."""

PLURAL_ROLES = frozenset(
    word for word in ROLES if word.endswith("s") and not word.endswith("ss")
) | words("police people men women personnel media staff spokespeople forces authorities")

GROUPS = words(
    """
    movement group organisation organization party agency company firm ministry union bank council
    government administration army military commission committee department bureau museum university
    charity foundation association federation newspaper outlet institute court office team authority
    family crew couple board
    """
)
"""What an organisation is called on second mention (``the movement``)."""

ORGANISATION = words(
    """
    ministry department agency bureau office commission committee council court parliament congress
    senate house party movement organisation organization union league federation association
    alliance authority army navy force forces guard brigades brigade police university college
    institute school hospital bank fund group company corporation corp inc ltd llc plc co
    foundation trust museum library society club news times post journal herald tribune gazette
    press media network radio television service services board administration directorate
    secretariat assembly chamber church nations observatory laboratory academy airlines railway
    cup championship championships olympics games festival prize award awards tournament conference
    summit forum treaty accord agreement magazine website project programme program initiative
    """
)
"""A name with one of these is an organisation's."""

OF_HEADS = ORGANISATION | words(
    """
    kingdom republic states bay firth gulf sea strait isle island islands university city town
    county
    province state district museum cathedral bridge tower lake river mount cape port battle treaty
    declaration siege war fall church bishop archbishop duke prince princess queen king earl
    commonwealth democratic people's house lords commons joint chiefs bank institute act bill book
    """
)
"""Names go on over ``of`` after one of these."""

CONNECTORS = words("de la del della di da do dos das du des le van von der den ter ten al el bin")
CONNECTORS |= words("ibn bint ben y e und & zu af av der")
"""Small words inside a person's or place's name."""

DEMONYMS = words(
    """
    african albanian algerian american arab arabian argentine argentinian armenian asian australian
    austrian azerbaijani bangladeshi basque belarusian belgian bolivian bosnian brazilian british
    bulgarian burmese cambodian cameroonian canadian catalan chilean chinese christian colombian
    congolese croatian cuban cypriot czech danish dutch eastern egyptian english eritrean estonian
    ethiopian european filipino finnish flemish french georgian german ghanaian greek haitian hindu
    hungarian icelandic indian indonesian iranian iraqi irish islamic islamist israeli italian
    jamaican japanese jewish jordanian kenyan korean kosovan kurdish kuwaiti latin latvian lebanese
    liberian libyan lithuanian malaysian maltese mexican moldovan mongolian moroccan muslim
    nepalese nigerian northern norwegian omani orthodox pakistani palestinian peruvian polish
    portuguese qatari catholic protestant roman romanian russian rwandan saudi scandinavian scottish
    senegalese serbian serb sikh singaporean slovak slovenian somali southern soviet spanish
    sudanese swedish swiss syrian taiwanese thai tibetan tunisian turkish ugandan ukrainian us
    venezuelan victorian vietnamese welsh western yemeni zambian zimbabwean zionist
    """
)
"""Adjectives written with a capital: no name when they stand alone before a small word."""

PLURAL_DEMONYMS = frozenset(f"{word}s" for word in DEMONYMS if word.endswith(("n", "i", "t", "k")))

COMMON = words(
    """
    able according additional additionally after afterwards again ago all almost along already also
    although always among another any anyone anything apart areas around asked at away back based
    because being below between beyond big both bringing building business but by call called calls
    can case central certain changes children cities citizens city civil climate coming community
    compared concerns conditions consequently considering conversely countries country crucially
    current currently data dear deaths demand despite details development different documents does
    doing donald's done due during each earlier early economic either elsewhere end english equally
    especially estimates even eventually every everybody everyone everything evidence example except
    experts family far fewer figures finally financial first following food foreign former
    fortunately four free fresh from full further general generally getting giving global good
    government great growing growth half having he head health help hence here high historically
    home hours how however human humanitarian hundreds ideally important in including increasingly
    indeed industrial inside instead international interest interestingly internally it its itself
    just key knowing known large largely last late later latest leaders leading legal less life like
    likewise little local long look looking low made main maintenance major make making many market
    meanwhile medical members military millions modern money more moreover most mostly moving much
    must national natural nearby nearly negotiations neither never nevertheless new next no none
    normally not notably nothing now number numerous obviously occasionally officials often old on
    once one online only open originally other others otherwise our out outside over overall part
    particularly parts past people perhaps personal personally plans please political poor
    possibly power presumably previous previously prior private probably problems production
    public published quite rather real reality really recent recently regarding regional
    regardless relatively religious remember reports research residents responding right rising
    roughly rural sadly same schools science scientists second secondly security senior several
    she short shortly similar similarly simply since small so social some someone something
    sometimes somewhere soon sources speaking special specifically standing starting state states
    still strong students studies such sun support sure surely surprisingly taken taking talk talks
    technically ten thank thanks that the their them then there thereafter therefore these they
    third this those though thousands three through throughout thus tickets to today together
    tomorrow tonight too total toward towards traditional traditionally trade transport travel
    twelve twice two typically ultimately under unfortunately unless unlike until up upon urban
    usually various very visitors voters war water we well what whatever when whenever where
    whereas whether which while who whoever whole whose why wide widespread winter with within
    without women word workers working world worse writing year years yes yesterday yet you young
    """
)
"""Words that begin sentences with a capital without being names."""

PAPERS = words(
    """
    report reports study studies survey poll statement letter document documents article review
    paper newspaper magazine
    """
)
"""Those of :data:`ROLES` that are no one's role."""

ANONYMOUS = words(
    """
    official officials source sources diplomat diplomats aide aides witness witnesses resident
    residents expert experts critic critics observer observers analyst analysts people
    spokesman spokesmen spokeswoman spokesperson spokespeople person persons insider insiders
    """
)
"""Roles that name nobody, even beside the name of a country or an organisation."""

BODIES = GROUPS - words("family crew couple team group") | words("authorities parliament police")
"""Those of :data:`ROLES` that are a body, which speaks for itself."""

GENERIC_GROUPS = words(
    """
    movement group organisation organization body institution company firm agency outlet
    newspaper charity party association
    """
)
"""Those of :data:`GROUPS` that fit an organisation whatever its own name says."""

COUNTRIES = words(
    """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium benin bolivia bosnia botswana brazil britain bulgaria burundi
    cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark
    ecuador egypt england eritrea estonia ethiopia finland france gabon gambia georgia germany
    ghana greece guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq
    ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia
    lebanon liberia libya lithuania luxembourg madagascar malawi malaysia mali malta mauritania
    mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland
    portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
    somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia
    turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia
    zimbabwe america europe asia africa us u.s usa u.s.a uk u.k uae d.c dc eu e.u ussr
    """
)

NAMING = words(
    """
    article section sec chapter channel route highway phase resolution no nos number page pages p
    pp figure fig table room flight level version part volume vol type area zone unit building gate
    platform line grade class step stage paragraph footnote note verse act clause rule item
    appendix annex bus boeing airbus apollo windows league season episode group division district
    ward station pier lock interstate formula war day week protocol amendment title top catch
    studio radio local bbc itv press iphone model mark
    """
)
"""What stands right before a number that names and does not count."""

PLACE_OPENINGS = words("new north south east west los las san santa fort port lake mount cape")
"""A name of several words that begins with one of these is a place's, unless a role says more."""

PLACE_ENDINGS = words(
    """
    city county river lake island islands bay sea strait street road avenue square bridge harbour
    harbor port park valley mountain mountains hill hills peninsula coast cape desert forest canal
    strip bank province region district village town state beach falls gulf ocean airport station
    center centre stadium arena hall theatre theater palace tower castle prison farm house plaza
    mall zoo garden gardens house lighthouse cathedral
    """
)
