"""How common English words are: the stems of common words by level.

Made by ``bench/background_words.py`` from texts in the public domain. A word of level *n* stands in
about one of eⁿ sentences; a word that is not listed is rarer.
"""

from __future__ import annotations

_LEVELS = {
    1: """
    and of the to
    """,
    2: """
    a est for in is on that with
    """,
    3: """
    about an ar as at be but by can data from govern have it more new not note or other our peopl
    popul product servic thi us wa we work
    """,
    4: """
    after agenc all also base been between build chang code countri creat current dai design develop
    do dollar end feder first five forc gdp gener good group ha help how i if import includ inform
    into like live mai make manag mani metric million most nation need open organ out over part
    partner person process project provid public secur share sinc so some sourc standard state
    support system team test than thei their them these time top total two up user valu wai were
    what when which who will year you your
    """,
    5: """
    abl access across act activ ad addit administr adopt ag agil agreement alcohol allow along ani
    annual appli applic appoint approach area around ask avail back balanc basic becaus becom befor
    begin benefit best better billion birth both budget busi call capac case center central centuri
    challeng chief citi citizen civil collect come common commun complet consist constitut consum
    content continu contract control could court cubic cultur custom dc de death debt decis depart
    detail did differ digit directli distribut document doe due dure e each earli effect effort
    elect employ engin establish even everi exampl exchang exist experi export featur feedback few
    figur final find follow form found futur get go goal gov great gsa guid had here hi high hour
    hous identifi implement improv incom increas independ individu industri initi innov instal
    interest intern island issu join juli just keep km know labor land languag larg last launch law
    lead learn least less level limit line list liter local locat long look lot m made maintain
    major me mean meet member meter militari mission mobil modern month move much must my n name
    natur next no non north now number offic offici often oil onli oper opportun order origin own
    parti particip payment per perman place plan platform point polici possibl post power practic
    present presid price privat problem program protect pure question rate recent refer refin region
    relat report repres requir research resourc respons result revenu review right role round rule
    run rural s same second sector see seek serv set sever ship should site size skill small social
    softwar south space special specif start step submit success such take talk task technic
    technolog term territori then there thing think those three through togeth ton tonn tool trade
    under understand unit until urban usa vendor veri vote want washington web websit well where
    while within word world would write
    """,
    6: """
    abil abov absolut accept accord account achiev acquisit action actual add address advic affair
    africa african again against agricultur ahead aim air al align alloc almost alreadi although
    alwai am ambassador america american among amount announc anoth answer api appeal appear approv
    approxim april arabl architectur arm armi assembl assist associ atlant august author autom
    averag award bank basi becam began believ below beyond bid big black blog bodi border born
    branch bring british broadcast bui built c came candid capit captur car caribbean caus certain
    channel charg check children china christian civic clear client climat close cloud coalit coast
    collabor colleagu color combin command commerci commiss commit committe commod compani compens
    complex complianc compon comprehens comput concentr concern conduct conflict congress connect
    consid constant construct consult consumpt contact contain contractor contribut convers convert
    cool core corp cost council cours cover critic crop cross currenc databas date decad decemb
    decid declar dedic defens defin deliv deliveri democrat demonstr depend deploi deputi deriv
    describ descript determin difficult direct discov discoveri discuss district divers divid divis
    domain done down draft draw drive driven dry easi easier easili east eastern econom economi educ
    effici elig email emerg emploi employe encourag engag english enough ensur entir entiti environ
    environment equip especi estim ethnic european evalu event eventu ever everyon everyth excit
    exclud execut expand expect expenditur expens explain explor extend extern extrem face famili
    far februari feel fellow field file financi fish fix flag focu focus folk food foreign forest
    formal format former forward four franc francisco free french frequent front full fulli function
    fund further ga gain gap germani github give given gold grant greater green grow growth guard
    half hand happen hard he head heard held her higher highest hire histor histori hold home hope
    host hot household howev http human idea impact incorpor index india indic infrastructur instead
    institut integr interact interior internet interview introduc inventori invest involv iter
    itself januari job judg june justic kei kind king kingdom knowledg known kwh la lab lack larger
    largest late later latest layer leader leadership leav led left legal legisl let life light link
    littl love low lower lowest main map march marin market materi matter measur method middl might
    mine minimum minist mix model moder monei mostli mountain movement multi multipl navig nbsp
    nearli net network never none northern novemb nuclear nw o observ ocean octob off offer old
    older onc ongo onlin option outsid overal owner pacif packag page parent pari park particularli
    pass past pastur path pattern peac percentag perform period personnel petroleum piec plai plain
    polic polit pollut pop popular posit potenti poverti prepar presidenti previou primari prime
    principl probabl procur produc profession progress propos protest protocol prototyp publish
    purchas purpos put qualiti quarter quickli radio rang rather reach read real realli reason
    receiv recogn recommend record recruit red reduc reflect regul regular rel relationship releas
    remain remot remov replac republ request reserv resid respond return risk river sai said san
    save saw scale schedul sea search season section select self senior sens separ septemb seri
    session she shift short show shown side sign signific similar simpl singl six slightli smaller
    solut solv someon someth sometim southern spanish speak spend sprint sq staff stakehold stand
    station statu still stori strateg strategi strong structur style sub subject summer suprem sure
    target tax tech telephon tell ten text thank themselv third though thought throughout todai too
    took toward track tradit train transfer transform transit transpar tropic trust try tt turn type
    uk ultim un union univers updat usabl usual valid vari varieti variou vehicl version via view
    vision visit visual voluntari war wast water week west western whether white whole why wide
    winter without woman women written zone
    """,
    7: """
    accomplish accru acquir adapt adjust administ advanc advoc affect ago agre aid aka alaska alli
    alongsid altern amaz amend analysi analyt ancient andrew angel anim anthem anti anticip anyon
    anyth app appreci appropri arab archipelago arriv art articl asia aspect assess asset assign
    assum assumpt ato atol attempt attend attent attract auction audienc audit australia authent
    automat autonomi avenu avoid awai awar b background backlog bad ban banana band barrel barrier
    bed behavior behind beta biggest bill biodivers bit block blue board boundari bpa brand brazil
    break brief broad broader brought brown browser btu bug bulk burden bureau burn cabinet cabl
    california campaign cannot capabl card care career cargo carri carrier categori cathol cd celebr
    cement censu chanc charl chat chemic chicago child chines choic choos chose christma citizenship
    civilian claim class clearli cluster cm co coach coal coastal cold colleg coloni comfort comment
    compar compet competit compliant complic compos compris compulsori concept condit confer confid
    configur confirm confus congo conscript consent conserv consider constantli context continent
    contributor convent cook cooper coordin copi copper correct correspond count counti coupl covid
    craft creation creativ crime crimin crisi criteria crude cut cycl d daili dashboard dataset db
    deal declin decreas deep deepli default definit deforest degre del delai demand demo democraci
    dens deploy depth desert desertif desir despit devic devop diamond director directori disabl
    displai disput disrupt distinct domest domin download dozen drop dump duplic dutch duti dynam
    eacut earlier earthquak ecosystem edg edit editor eg eight either eiti el electr electron
    element elimin els embassi empir empow en enabl endang energi enforc enhanc enjoi enter
    enterpris entri equal era eros error essenti etc eu europ evangel evolv exactli except exercis
    experienc expert expertis express extens extra extract ey facil facilit fact factbook factor
    fail failur fair fairli fall familiar fao fast faster favor fear fec federalist felt femal
    fertil fewer fight fill financ finish fiscal fit flat flexibl flood flow font formula foster
    foundat fourth framework freedom friend friendli fruit frustrat fundament game garment gather
    gaug gave gaza geograph german git global googl got governor gradual grand ground guidanc
    guidelin guinea gulf hackathon handbook handl happi hazard health hear heavi heavili highli
    highlight hill him hit honor hub huge humid hundr ibrd icao icct icj icrm ida ideal ident ifrc
    ii ilo imag imf immedi immigr inclus increasingli incred increment indian indigen indispens
    inequ influenc inhabit input insid insight inspir instanc intend intens intent interfac interpol
    interpret introduct investig invit ioc iraq iron islam israel itali item itu jame japan jekyl
    john joint journei js json judici jump jurisdict kept kid knew korea kw kyoto lake landscap lean
    legaci lesson leverag liber librari licens listen lo log logic login logist london longer loss
    lost machin mainten maiz male mandat mandatori manual manufactur margin mark marketplac match
    meaning meant media median medicin mediterranean membership men mention messag met metal
    methodolog micro microgram mid migrant migrat mild milk mind minim ministri minor minut miss mk
    modif modifi modul modular monarch monarchi monitor mouth municip muslim mvp narrow nasa nativ
    naval navi near necessari neg negoti netherland ngo nine nomin normal northeast notabl noth
    notic numer object oblig occasion occup occur oh onboard opcw opinion opposit optim oracl
    organiz orient otherwis ourselv outcom outlin oversea ownership ozon pai pain pair panel paper
    parliament parliamentari particular partnership passag passion password pdf percent permiss
    permit persist phase phone photo physic pick pif pilot plastic pleas pm po polish pool poor port
    portfolio portion portugues potato pre prefer pressur prevent previous primarili princip print
    prior priorit prioriti privaci procedur profil promot proud prove provinc publicli puerto pull
    pursu push queri quick r raini rais rapid rapidli rare raw re reader readi realiz recoveri
    redesign reelect referendum reform regist regularli relev reli reliabl religion renew repeat
    repo repositori resolv respect rest restor restrict retain retir reus revers revis rfp rich rise
    road roadmap roll roman room root roughli rout royal rsquo russia russian saint satellit saudi
    school scienc scientif scope script seat secondari seed seem seen senat send sensit servant
    server settl settlement seven shape simpli simplifi singapor singular sit situat slack slow
    societi soil solicit solid son soon sort sound southeast soviet spain speaker speci specifi
    speed spent spoken spread spreadsheet spring sql st stabl stage stai star startup statement
    static stop store strategist streamlin street strength strip struggl student studi submiss
    subsequ successfulli sudan sugar suggest suit sundai sunni suppli surfac surpris surround survei
    suspend sustain symbol t tabl tackl tactic taken talent tanker taxpay teach teammat techniqu
    temper temperatur templat tend termin terror textil therefor thousand ti timber tip told tonnag
    topic touch tourism town traffic translat transport travel treasuri treati tree trend tri tribe
    true turkei tv twice twitter typic uae unclear unctad understood unemploy unesco unido unifi
    uniqu uniti unknown unspecifi upon upper upu usd uswd utc util ux vacant vallei valuabl variat
    vast veget viabl vice video visibl visitor voic volcan volum volunt vulner w wait walk wall warm
    watch waterfal weapon weekli welcom went wetland wheat whose widespread win wind wipo wit wmo
    won wonder wood worker workflow workforc workshop worth wrote wto x y ye yet york yourself
    zealand zero
    """,
    8: """
    aaron abandon abolish abstract abus acceler accessori accommod accredit accumul accur acknowledg
    acp acronym addition adher admit adr advantag adventist advertis advis advisori afar afdb affili
    afghanistan afternoon agenda aggreg agnost ai aircraft alan alert alex algeria allen allianc
    alon alpha alter aluminum amazon analyz anglican angola ann annex anniversari anonym antarct
    aosi apart apd appel appl arabia arctic argentina arid aris armament armenia armenian arrai
    arrang artifact ash asian asid assur atlanta attach attack attain attende attitud attornei au
    australian austria auto autonom aviat aw azerbaijan bai bake baltic bar barlei baselin basin
    batch bauxit bbl bc beach bean bear beauti beef beer begun behalf belgium belief belong belt ben
    beverag bin bird birthdai blanket bless blow boat book boom bosnia boston bot bottl bottom
    bounti box brainstorm bridg briefli brigad britain broadli broke broken broker buddhist bulgaria
    bureaucraci bureaucrat burkina burma button buyer ca cach calc calcul calendar cameroon camp
    canada canal cap careeronestop cassava cast catch catherin cattl cbp centr centric ceremoni
    certainli certif cfpb chad chain chair chairman chamber chapter chart checklist chicken chosen
    christoph chrome church ci cio circl circuit circumst clarifi clariti clean click closer cloth
    cloudgov cloudi coat coconut codebas coffe cohes cohort collaps colombia colorado column com
    commemor commerc commission commonli commonwealth communist compel compil complaint compli
    compound compromis con conclud conclus concret congression conquer consecut consensu consequ
    consolid constitu constraint contin conting contrast conven converg convinc cooler copyright cor
    coral corpor corrupt cot cote cotton coup coverag cowork cp creator credit creol critiqu croatia
    crowd crown crucial css csv culmin cultiv curat curiou curv customari cyclon cypru da damag dan
    daniel danish danub dap dark david deadlin dear deck defeat defend degrad deleg delet deliber
    deliver demograph deni denmark densiti denver deposit desk destroi detect devast devot devsecop
    di diagram dialect dialogu die diego difficulti dig digitalgov diplomat disast disciplin discret
    dispar dispos dissolv distanc distinguish distract dive diversifi docker donat door dot doubl dr
    dramat drawn dream drought drug dual dust dv dynasti eagl eapd earliest earn earth eas editori
    egg egypt elector electrifi elev elsewher embark embrac emiss empathi emphas enact encount
    encrypt endors enorm entrepreneur envis epa equat equatori eregul eric erupt es escal estonia et
    ethiopia euro evid evolut exact exce excel excerpt exclus exhaust expans experiment explan
    exploit explos expos extent extrabudgetari f fa facto faith fan fantast farm fashion faso father
    favorit fbopen feasibl fedramp fee feed fellowship fifth fiji filter fine fire firm fitzgerald
    flaw fleet floor flower fly fn folder forev fork formerli fort forth fortun forum foss founder
    fragil frame freeli frequenc fresh freshwat fridai fuel fuent fulfil fun furnitur g gang garden
    gd gem gendarmeri georg georgia gherkin giant glacier glass god goe golden gone gotten
    government grade graduat grape graphic grate greatli greec greek greenland greg grew grown guam
    guarante guatemala guest gui guild guyana h habit hack hang harbor harder hardwar harm headquart
    healthcar healthi heart height hereditari heritag herzegovina hh hide hierarchi highland himself
    hindu hoc holidai homeland hondura hong horizont houston hr hst html hungari hungarian hunt
    hurdl hurrican hydropow hypothes iaea ic icc id ie ifad ifc ignor iii il illustr imagin immens
    imo importantli impos imposs impress inadequ incent incept incid incomplet inconsist indirectli
    indonesia inflat info inherit inquiri insecur inspect inspector instabl instruct instrument
    insur intellig inter interim interoper intervent interviewe intimid intuit invalid invas iom ip
    ipu ir iran ireland isi islet iso isol italian itso ituc japanes javascript jean jehovah jen
    jennif jersei jewish jordan journalist julia k kara kate kazakhstan kenya kick kill kim kong
    korean kosovo l label laboratori lai laid landlock lane lao latin latter latvia laura lawyer
    layout le leas lebanon lee legislatur length lengthi letter li libya lift lightli lightweight
    likelihood limeston load loan lock logo longest loop loos lose loui lowland ls lunch ly lyric ma
    machineri magic magistr mail mainland mainli maker malai malaysia mali man manganes manifest
    manner maria maritim markdown marshal martin mass massachusett massiv master matur maxim maximum
    maya mayb md mechan mediat medic medicaid medicar medium melodi memori mental merg metropolitan
    mexico mi michael michel mida miga mike mile militia mill mindset miner mississippi mistak mitig
    mm moham moment momentum mondai monolith monsoon montenegro monthli monument moral morn morocco
    mother motion motiv motto mount mozambiqu mr music myself myusa na nacion nam narr nationwid
    nato nearbi necessarili neighbor neither nest neutral newer newli nice nick nickel nicol niger
    nigeria night nile nm node nonprofit nor norm northwest norwai norwegian notion nsf oa obama
    obscur obstacl obtain occupi oceania ofa offshor oif okai oldest oman omb onion onrr onto openli
    oppos opt oracledb orang org orthodox ottoman outdat outlet output outreach overcom overlap
    overse oversight overview overwhelm p pa paid pakistan palm pan pandem paperwork para partial
    partli patient patrick patriot paul pca peak peer pend peninsula pentecost percept perfect
    perhap persian persona perspect peru pesticid peter petit philadelphia philip philippin
    philosophi phosphat phrase pictur pii pipelin pivot plant plantain plateau playbook pleasant
    plenti plu pocket poland polynesian populac pork portal portug pose possess postal potabl
    preciou precis predict predominantli premier presenc preserv press pretti pride princ prison
    privileg pro proce profess profit programm promin promis prompt promulg proof proper properli
    properti prospect prosper protector protosketch proven provis provision proxi ps puls q qasp
    qualifi qualit quantit quantiti que quit quo race radic rail rain rainfal ralli ran rank react
    reaction readabl readm realiti realm recognit recreat recur redirect reduct reef refactor
    refresh refug refus regain regard regardless regim registr registri regulatori reject reliant
    religi remaind rememb remind renam render repair replic represent republican reservist resign
    resili resist resolut restructur resum retrospect reunion reusabl revolut revolutionari reward
    rewrit rfq rice rico ridg rio riski robert robust rock rollout romania rough routin rubber rubi
    rug runoff ryan safe safeti sahara sale salt salvador sam samoa sampl sanction sand sandi sarah
    sat satisfact satisfi scalabl scan scatter scenario scene schema scientist score scott scrap
    screen sd se seal secret secretari segment seiz sell semi semiarid seneg sent serb serbia seriou
    settler setup seventh sewag sham sharia shelf shoe shop shore shortag shorten shorter shortli
    shower sight signal significantli silo silver similarli simpler sint sketch slave slide slovakia
    slowli smallest smart smith snap snippet snow socialist sold sole somali somalia somewhat song
    sophist sought southeastern southwest sovereign sovereignti soybean sp span spark spars
    specialist spectrum spell spirit split spoke sponsor spot spur squar stabil stack staf stamp
    statist statut steadi steel steep stem sticki stone stood storm strait stream strengthen stress
    stretch strict strike string strive stronger strongli stuff subdomain subscrib subscript
    substanti substitut succe succeed suffer sugarcan sultan sum summari summit sunset super
    supervisor supplement supplier surveil swamp sweden sweet swiss switch switzerland synthes syria
    tag taiwan tanzania tea technologist televis temporari tension tenur texa thailand theme thoma
    threaten threshold thrill thrive thu ticket tier tight timelin tin titl tobacco tobago todd
    tomato tomorrow tone tonga toolkit tour toxic trace tradition traffick transact transmiss treat
    tremend trial tribal tribun tricki trigger trillion trinidad trip troop troubl truck truli
    trustworthi tune turk turkish tweet uganda ui ukrain ukrainian unabl uncertainti uncov undergo
    underli underwai unexpect uniform uninhabit unless unlik unwto upcom upgrad uranium url usag
    usci useiti usg uzbekistan v va variabl veloc verd verif verifi vers versu vertic veteran victor
    vietnam villag violat violenc violent virginia virtual vital volcano voter wage wake wal wash
    wco weak wealth weather weight welfar wet wftu whale whatev whd wheel whenev whom wider wildlif
    william window wing winner wire wish withdrew workplac worldwid worri writer wrong yellow yemen
    yield yml young youth zambia zimbabw zinc
    """,
}

LEVELS: dict[str, int] = {stem: level for level, stems in _LEVELS.items() for stem in stems.split()}
