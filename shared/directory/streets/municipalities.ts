/**
 * The municipalities of Belgium, old ones among them that merged since 2019, with their name in another language where
 * people use one. With them the search knows that somebody who types Maaseik means Maaseik, even if no BIN lies there.
 */
export const MUNICIPALITIES: Readonly<Record<Province, readonly (readonly [name: string, ...others: string[]])[]>> = {
  antwerpen:
    list(`Aartselaar|Antwerpen=Anvers|Arendonk|Baarle-Hertog|Balen|Beerse|Berlaar|Boechout|Bonheiden|Boom|Bornem|
    Borsbeek|Brasschaat|Brecht|Dessel|Duffel|Edegem|Essen|Geel|Grobbendonk|Heist-op-den-Berg|Hemiksem|Herentals|
    Herenthout|Herselt|Hoogstraten|Hove|Hulshout|Kalmthout|Kapellen|Kasterlee|Kontich|Laakdal|Lier=Lierre|Lille|Lint|
    Malle|Mechelen=Malines|Meerhout|Merksplas|Mol|Mortsel|Niel|Nijlen|Olen|Oud-Turnhout|Putte|Puurs-Sint-Amands|Ranst|
    Ravels|Retie|Rijkevorsel|Rumst|Schelle|Schilde|Schoten|Sint-Katelijne-Waver|Stabroek|Turnhout|Vorselaar|Vosselaar|
    Westerlo|Wijnegem|Willebroek|Wommelgem|Wuustwezel|Zandhoven|Zoersel|Zwijndrecht`),
  limburg: list(`Alken|As|Beringen|Bilzen|Bilzen-Hoeselt|Bocholt|Borgloon|Bree|Diepenbeek|Dilsen-Stokkem|Genk|Gingelom|
    Halen|Ham|Hamont-Achel|Hasselt|Hechtel-Eksel|Heers|Herk-de-Stad|Herstappe|Heusden-Zolder|Hoeselt|
    Houthalen-Helchteren|Kinrooi|Kortessem|Lanaken|Leopoldsburg|Lommel|Lummen|Maaseik|Maasmechelen|Nieuwerkerken|
    Oudsbergen|Peer|Pelt|Riemst|Sint-Truiden=Saint-Trond|Tessenderlo|Tessenderlo-Ham|Tongeren=Tongres|Tongeren-Borgloon|
    Voeren=Fourons|Wellen|Zonhoven|Zutendaal`),
  'oost-vlaanderen': list(`Aalst=Alost|Aalter|Assenede|Berlare|Beveren|Beveren-Kruibeke-Zwijndrecht|Brakel|Buggenhout|
    Deinze|Denderleeuw|Dendermonde=Termonde|Destelbergen|De Pinte|Eeklo|Erpe-Mere|Evergem|Gavere|Gent=Gand|
    Geraardsbergen=Grammont|Haaltert|Hamme|Herzele|Horebeke|Kaprijke|Kluisbergen|Kruibeke|Kruisem|Laarne|Lebbeke|Lede|
    Lierde|Lievegem|Lochristi|Lokeren|Maarkedal|Maldegem|Melle|Merelbeke|Merelbeke-Melle|Moerbeke|Nazareth|
    Nazareth-De Pinte|Ninove|Oosterzele|Oudenaarde=Audenarde|Ronse=Renaix|Sint-Gillis-Waas|Sint-Laureins|
    Sint-Lievens-Houtem|Sint-Martens-Latem|Sint-Niklaas=Saint-Nicolas|Stekene|Temse=Tamise|Waasmunster|Wachtebeke|
    Wetteren|Wichelen|Wortegem-Petegem|Zele|Zelzate|Zottegem|Zulte|Zwalm`),
  'west-vlaanderen': list(`Alveringem|Anzegem|Ardooie|Avelgem|Beernem|Blankenberge|Bredene|Brugge=Bruges|Damme|De Haan|
    De Panne=La Panne|Deerlijk|Dentergem|Diksmuide=Dixmude|Gistel|Harelbeke|Heuvelland|Hooglede|Houthulst|Ichtegem|
    Ieper=Ypres|Ingelmunster|Izegem|Jabbeke|Knokke-Heist|Koekelare|Koksijde=Coxyde|Kortemark|Kortrijk=Courtrai|Kuurne|
    Langemark-Poelkapelle|Ledegem|Lendelede|Lichtervelde|Lo-Reninge|Menen=Menin|Mesen=Messines|Meulebeke|Middelkerke|
    Moorslede|Nieuwpoort=Nieuport|Oostende=Ostende|Oostkamp|Oostrozebeke|Oudenburg|Pittem|Poperinge|Roeselare=Roulers|
    Ruiselede|Spiere-Helkijn|Staden|Tielt|Torhout|Veurne=Furnes|Vleteren|Waregem|Wervik|Wevelgem|Wielsbeke|Wingene|
    Zedelgem|Zonnebeke|Zuienkerke|Zwevegem`),
  'vlaams-brabant': list(`Aarschot|Affligem|Asse|Beersel|Begijnendijk|Bekkevoort|Bertem|Bever|Bierbeek|Boortmeerbeek|
    Boutersem|Diest|Dilbeek|Drogenbos|Galmaarden|Geetbets|Glabbeek|Gooik|Grimbergen|Haacht|Halle=Hal|Herent|Herne|
    Hoegaarden|Hoeilaart|Holsbeek|Huldenberg|Kampenhout|Kapelle-op-den-Bos|Keerbergen|Kortenaken|Kortenberg|Kraainem|
    Landen|Lennik|Leuven=Louvain|Liedekerke|Linkebeek|Linter|Londerzeel|Lubbeek|Machelen|Meise|Merchtem|Opwijk|
    Oud-Heverlee|Overijse|Pajottegem|Pepingen|Roosdaal|Rotselaar|Scherpenheuvel-Zichem|
    Sint-Genesius-Rode=Rhode-Saint-Genèse|Sint-Pieters-Leeuw|Steenokkerzeel|Ternat|Tervuren|Tielt-Winge|
    Tienen=Tirlemont|Tremelo|Vilvoorde=Vilvorde|Wemmel|Wezembeek-Oppem|Zaventem|Zemst|Zoutleeuw`),
  brussel:
    list(`Anderlecht|Brussel=Bruxelles|Elsene=Ixelles|Etterbeek|Evere|Ganshoren|Jette|Koekelberg|Oudergem=Auderghem|
    Schaarbeek=Schaerbeek|Sint-Agatha-Berchem=Berchem-Sainte-Agathe|Sint-Gillis=Saint-Gilles|
    Sint-Jans-Molenbeek=Molenbeek-Saint-Jean|Sint-Joost-ten-Node=Saint-Josse-ten-Noode|
    Sint-Lambrechts-Woluwe=Woluwe-Saint-Lambert|Sint-Pieters-Woluwe=Woluwe-Saint-Pierre|Ukkel=Uccle|Vorst=Forest|
    Watermaal-Bosvoorde=Watermael-Boitsfort`),
  'brabant-wallon': list(`Beauvechain|Braine-l'Alleud=Eigenbrakel|Braine-le-Château|Chastre|Chaumont-Gistoux|
    Court-Saint-Étienne|Genappe|Grez-Doiceau|Hélécine|Incourt|Ittre|Jodoigne=Geldenaken|La Hulpe=Terhulpen|Lasne|
    Mont-Saint-Guibert|Nivelles=Nijvel|Orp-Jauche|Ottignies-Louvain-la-Neuve|Perwez|Ramillies|Rebecq|Rixensart|Tubize|
    Villers-la-Ville|Walhain|Waterloo|Wavre=Waver`),
  hainaut: list(`Aiseau-Presles|Anderlues|Antoing|Ath=Aat|Beaumont|Belœil|Bernissart|Binche|Boussu|Braine-le-Comte|
    Brugelette|Brunehaut|Celles|Chapelle-lez-Herlaimont|Charleroi|Châtelet|Chièvres|Chimay|Colfontaine|
    Comines-Warneton=Komen-Waasten|Courcelles|Dour|Écaussinnes|Ellezelles=Elzele|Enghien=Edingen|Erquelinnes|
    Estaimpuis|Estinnes|Farciennes|Fleurus|Flobecq=Vloesberg|Fontaine-l'Évêque|Frameries|Frasnes-lez-Anvaing|
    Froidchapelle|Gerpinnes|Ham-sur-Heure-Nalinnes|Hensies|Honnelles|Jurbise|La Louvière|Le Rœulx|Lens|
    Les Bons Villers|Lessines=Lessen|Leuze-en-Hainaut|Lobbes|Manage|Merbes-le-Château|Momignies|Mons=Bergen|
    Mont-de-l'Enclus|Montigny-le-Tilleul|Morlanwelz|Mouscron=Moeskroen|Pecq|Péruwelz|Pont-à-Celles|Quaregnon|Quévy|
    Quiévrain|Rumes|Saint-Ghislain|Seneffe|Silly=Opzullik|Sivry-Rance|Soignies=Zinnik|Thuin|Tournai=Doornik`),
  liège: list(`Amay|Ans|Anthisnes|Aubel|Awans|Aywaille|Baelen|Bassenge=Bitsingen|Berloz|Beyne-Heusay|Blegny|Braives|
    Burdinne|Chaudfontaine|Clavier|Comblain-au-Pont|Crisnée|Dalhem|Dison|Donceel|Engis|Esneux|Faimes|Ferrières|
    Fexhe-le-Haut-Clocher|Flémalle|Fléron|Geer|Grâce-Hollogne|Hamoir|Hannut=Hannuit|Héron|Herstal|Herve|Huy=Hoei|
    Jalhay|Juprelle|Liège=Luik=Lüttich|Lierneux|Limbourg|Lincent|Malmedy|Marchin|Modave|Nandrin|Neupré|Olne|Oreye|
    Ouffet|Oupeye|Pepinster|Plombières|Remicourt|Saint-Georges-sur-Meuse|Saint-Nicolas|Seraing|Soumagne|Spa|Sprimont|
    Stavelot|Stoumont|Theux|Thimister-Clermont|Tinlot|Trois-Ponts|Trooz|Verlaine|Verviers|Villers-le-Bouillet|Visé=Wezet|
    Waimes=Weismes|Wanze|Waremme=Borgworm|Wasseiges|Welkenraedt`),
  ostbelgien: list(`Amel=Amblève|Büllingen=Bullange|Burg-Reuland|Bütgenbach=Butgenbach|Eupen|Kelmis=La Calamine|Lontzen|
    Raeren|Sankt Vith=Saint-Vith`),
  luxembourg: list(`Arlon=Aarlen|Attert|Aubange|Bastogne=Bastenaken|Bertogne|Bertrix|Bouillon|Chiny|Daverdisse|Durbuy|
    Érezée|Étalle|Fauvillers|Florenville|Gouvy|Habay|Herbeumont|Hotton|Houffalize|La Roche-en-Ardenne|Léglise|
    Libin|Libramont-Chevigny|Manhay|Marche-en-Famenne|Martelange|Meix-devant-Virton|Messancy|Musson|Nassogne|
    Neufchâteau|Paliseul|Rendeux|Rouvroy|Saint-Hubert|Saint-Léger|Sainte-Ode|Tellin|Tenneville|Tintigny|Vaux-sur-Sûre|
    Vielsalm|Virton|Wellin`),
  namur: list(`Andenne|Anhée|Assesse|Beauraing|Bièvre|Cerfontaine|Ciney|Couvin|Dinant|Doische|Éghezée|Fernelmont|
    Floreffe|Florennes|Fosses-la-Ville|Gedinne|Gembloux|Gesves|Hamois|Hastière|Havelange|Houyet|
    Jemeppe-sur-Sambre|La Bruyère|Mettet|Namur=Namen|Ohey|Onhaye|Philippeville|Profondeville|Rochefort|Sambreville|
    Sombreffe|Somme-Leuze|Viroinval|Vresse-sur-Semois|Walcourt|Yvoir`),
}

export type Province =
  | 'antwerpen'
  | 'limburg'
  | 'oost-vlaanderen'
  | 'west-vlaanderen'
  | 'vlaams-brabant'
  | 'brussel'
  | 'brabant-wallon'
  | 'hainaut'
  | 'liège'
  | 'ostbelgien'
  | 'luxembourg'
  | 'namur'

function list(text: string): readonly (readonly [string, ...string[]])[] {
  return text.split('|').map((entry) => {
    const [name = '', ...others] = entry.trim().split('=')
    return [name, ...others]
  })
}
