import { wordSet } from './tokens.ts'

/**
 * The municipalities of Belgium, and around the first zone their parts and districts, and towns across the border; in
 * small letters. Not those that are an everyday word ("as", "ham", "lens").
 */
const MUNICIPALITIES = wordSet(
  `brecht malle oostmalle westmalle schilde zoersel sint-job sint-job-in-'t-goor sint-lenaarts 's-gravenwezel gravenwezel
  halle-zoersel sint-antonius zandhoven ranst wijnegem wommelgem schoten brasschaat kapellen kalmthout essen wuustwezel
  loenhout wortel achterbroek nieuwmoer wechelderzande gierle poederlee viersel pulderbos pulle broechem emblem oelegem
  hoogstraten rijkevorsel merksplas beerse vosselaar turnhout oud-turnhout lille vorselaar grobbendonk herentals olen geel
  mol balen dessel retie kasterlee arendonk ravels baarle-hertog westerlo herenthout herselt hulshout heist laakdal meerhout
  nijlen lier berlaar heist-op-den-berg putte duffel mechelen bonheiden willebroek bornem puurs puurs-sint-amands boom niel
  rumst aartselaar edegem mortsel boechout borsbeek hove kontich lint hemiksem schelle sint-katelijne-waver antwerpen
  stabroek ekeren merksem deurne berchem borgerhout hoboken wilrijk berendrecht zandvliet lillo kessel`,
  `zwijndrecht burcht beveren kruibeke sint-niklaas sint-gillis-waas stekene temse waasmunster lokeren moerbeke wachtebeke
  zelzate assenede evergem lochristi lievegem destelbergen laarne wetteren wichelen kalken lede erpe-mere aalst ninove
  denderleeuw haaltert geraardsbergen lierde zottegem herzele sint-lievens-houtem oosterzele merelbeke melle gavere
  nazareth de-pinte sint-martens-latem deinze nevele aalter eeklo kaprijke sint-laureins maldegem gent oudenaarde ronse
  kluisbergen wortegem-petegem kruisem zwalm brakel horebeke maarkedal zele berlare buggenhout lebbeke dendermonde hamme
  brugge oostende knokke-heist blankenberge zuienkerke damme beernem oostkamp jabbeke zedelgem torhout lichtervelde
  oudenburg gistel ichtegem bredene de-haan middelkerke nieuwpoort koksijde de-panne veurne alveringem diksmuide koekelare
  kortemark houthulst lo-reninge vleteren poperinge ieper langemark-poelkapelle zonnebeke heuvelland mesen wervik menen
  wevelgem moorslede ledegem roeselare hooglede staden izegem ingelmunster tielt pittem ardooie ruiselede wingene
  meulebeke oostrozebeke dentergem wielsbeke waregem anzegem avelgem spiere-helkijn zwevegem deerlijk harelbeke kuurne
  lendelede kortrijk`,
  `brussel halle vilvoorde zaventem dilbeek asse affligem liedekerke ternat opwijk merchtem londerzeel kapelle-op-den-bos
  grimbergen meise wemmel machelen kampenhout steenokkerzeel zemst kraainem wezembeek-oppem tervuren overijse hoeilaart
  sint-genesius-rode linkebeek drogenbos beersel sint-pieters-leeuw pepingen galmaarden gooik herne lennik roosdaal
  leuven herent kortenberg bertem oud-heverlee bierbeek lubbeek holsbeek rotselaar haacht boortmeerbeek keerbergen
  tremelo begijnendijk aarschot scherpenheuvel-zichem scherpenheuvel diest bekkevoort tielt-winge glabbeek kortenaken
  geetbets zoutleeuw linter tienen hoegaarden boutersem landen koekelberg schaarbeek etterbeek elsene ukkel vorst
  anderlecht molenbeek sint-jans-molenbeek jette ganshoren evere oudergem watermaal-bosvoorde
  hasselt genk zonhoven diepenbeek alken zutendaal tongeren hoeselt bilzen riemst voeren borgloon wellen kortessem heers
  sint-truiden gingelom nieuwerkerken herk-de-stad halen lummen beringen tessenderlo heusden-zolder houthalen-helchteren
  leopoldsburg lommel hechtel-eksel pelt overpelt neerpelt hamont-achel bocholt bree maaseik kinrooi dilsen-stokkem
  maasmechelen lanaken oudsbergen`,
  `bruxelles ixelles uccle forest schaerbeek auderghem woluwe-saint-lambert woluwe-saint-pierre saint-gilles saint-josse
  wavre nivelles ottignies ottignies-louvain-la-neuve louvain-la-neuve limal rixensart genval lasne waterloo
  braine-l'alleud braine-le-château braine-le-comte tubize rebecq ittre genappe villers-la-ville court-saint-étienne
  mont-saint-guibert chastre walhain perwez ramillies jodoigne orp-jauche hélécine incourt beauvechain grez-doiceau
  chaumont-gistoux la-hulpe mons tournai charleroi mouscron ath lessines enghien silly soignies ecaussinnes seneffe
  manage la-louvière binche morlanwelz chapelle-lez-herlaimont courcelles pont-à-celles fleurus châtelet farciennes
  aiseau-presles gerpinnes montigny-le-tilleul fontaine-l'évêque anderlues thuin lobbes erquelinnes beaumont chimay
  momignies froidchapelle ham-sur-heure ham-sur-heure-nalinnes colfontaine frameries quaregnon boussu dour hensies
  quiévrain saint-ghislain jurbise bernissart belœil beloeil péruwelz antoing leuze-en-hainaut frasnes-lez-anvaing
  estaimpuis pecq comines-warneton comines`,
  `namur dinant ciney gembloux andenne sambreville jemeppe-sur-sambre floreffe fosses-la-ville mettet profondeville yvoir
  anhée hastière onhaye philippeville florennes walcourt cerfontaine couvin viroinval doische gedinne vresse-sur-semois
  bièvre beauraing houyet rochefort havelange hamois ohey gesves assesse fernelmont eghezée éghezée sombreffe
  liège seraing herstal verviers huy spa ans grâce-hollogne flémalle saint-nicolas beyne-heusay fléron soumagne chaudfontaine
  trooz esneux neupré oupeye visé blegny dalhem juprelle bassenge awans waremme hannut faimes geer donceel crisnée
  remicourt oreye berloz lincent wasseiges braives burdinne héron wanze amay villers-le-bouillet engis verlaine
  saint-georges-sur-meuse nandrin modave marchin clavier tinlot ouffet anthisnes hamoir ferrières comblain-au-pont
  sprimont aywaille stoumont theux pepinster dison herve limbourg baelen jalhay malmedy waimes stavelot trois-ponts
  plombières welkenraedt thimister-clermont olne lierneux eupen kelmis raeren lontzen bütgenbach büllingen amel
  burg-reuland sankt-vith st-vith vith elsenborn rocherath
  arlon aubange messancy attert martelange virton saint-léger musson meix-devant-virton rouvroy étalle habay tintigny
  florenville chiny herbeumont bertrix bouillon paliseul wellin libin saint-hubert tellin libramont libramont-chevigny
  neufchâteau léglise vaux-sur-sûre fauvillers bastogne sainte-ode bertogne houffalize gouvy vielsalm manhay érezée
  durbuy hotton rendeux la-roche-en-ardenne nassogne marche marche-en-famenne daverdisse`,
  'breda roosendaal tilburg eindhoven zundert rijsel lille maastricht bergen doornik luik namen aken aachen köln hulst terneuzen',
)

/** Tells whether a word, in small letters, is a municipality or town. */
export function isMunicipality(word: string): boolean {
  return MUNICIPALITIES.has(word)
}
