import { list } from './words.ts'

/** The street names of Flanders that are nearly everywhere, the most frequent first. */
export const frequent = list(`Kerkstraat Molenstraat Schoolstraat Stationsstraat Nieuwstraat Dorpsstraat Veldstraat
  Beekstraat Kapelstraat Hoogstraat Kloosterstraat Bosstraat Stationsplein Kerkplein Nieuwstraat Markt Groenstraat
  Heidestraat Lindestraat Zandstraat Broekstraat Steenweg Bergstraat Industrielaan Sportlaan Vijverstraat Waterstraat
  Rozenlaan Beukenlaan Eikenlaan Berkenlaan Kastanjelaan Acacialaan Lindenlaan Populierenlaan Dennenlaan Wilgenlaan
  Koningin_Astridlaan Koning_Albertlaan Leopoldstraat Albertstraat Guido_Gezellestraat Hendrik_Consciencestraat
  Sint-Jansstraat Sint-Jozefstraat Onze-Lieve-Vrouwstraat Sint-Martinusstraat Sint-Antoniusstraat Pastorijstraat
  Gemeenteplein Dorp Kapellestraat Kasteelstraat Kasteeldreef Brugstraat Tuinwijk Kouterstraat Meersstraat Ringlaan
  Dorpsplein Kerkhofstraat Oude_Baan Lange_Straat Korte_Straat Warande Nijverheidsstraat Vrijheidslaan`)

export const stems = list(`Abdij Akker Alver Ambacht Amandel Appel Aster Bakkers Balsem Beemden Begonia Berken Beuken
  Biezen Bij Blauwvoet Bloemen Boekweit Boerderij Bogaerden Bommel Boomgaard Borre Bosdreef Boshoek Bouwel Braem Brand
  Bremt Brigand Broeders Brouwerij Bruul Buizerd Bunder Ceder Dahlia Dassen Deken Distel Doorn Dorps Draai Dries Duiven
  Duin Edelweiss Eekhoorn Egel Eksters Elzen Engel Erwten Esdoorn Essen Fabriek Fazanten Flierefluiter Gaai Galgen
  Gansen Gasthuis Gemeente Gerst Geuzen Gilden Goud Graan Grens Groene Haag Haan Halm Handels Hannekes Haver Hazelaar
  Hazen Heide Heikant Hemel Herders Herten Heuvel Hinde Hof Hooi Hoorn Hop Houtem Hulst Iepen IJzer Jagers Jasmijn
  Jeneverbes Kaars Kalk Kamille Kanaal Kanter Karre Kasteel Kauwen Keizer Kempen Kerkhof Kerse Kersen Kievit Klaproos
  Klaver Klei Klokken Kluis Koekoek Koren Kraai Kraneveld Kreek Krekel Kruis Kruiwagen Kuiper Kwartel Landbouw Larken
  Leeuwerik Lelie Lepel Leuven Lijsterbes Lijster Linde Loof Lotus Magnolia Margrieten Marter Meander Meidoorn Melk
  Merel Mezen Mimosa Moeras Mus Mispel Nachtegaal Narcissen Neer Notelaar Oever Olm Ooievaar Orchidee Oranje Paarden
  Papaver Park Parel Patrijzen Perzik Pijl Pimpernel Plataan Ploeg Poel Pruimen Putte Raaf Reiger Rietveld Ridder
  Rogge Roodborst Rotonde Ruiter Schaap Schans Scheper Schild Schuttershof Seringen Sijsjes Sleedoorn Smeden Sneeuw
  Snoek Specht Spinnerij Spoorweg Sterren Struik Tarwe Thijm Tiend Toren Tortel Trambaan Tulpen Turf Uilen Vaart Valk
  Varen Veen Veldhoven Venne Vest Viooltjes Visserij Vlas Vlier Vlinder Voort Vossen Vrede Wal Waterhoen Weide Wevers
  Wielewaal Wijngaard Windmolen Winkel Witte Wolven Zavel Zegge Zilver Zonne Zout Zwaan Zwaluw Zwanen`)

/** Between the first part of a word and the kind of street: Vossenbergstraat. */
export const landscapes =
  list(`akker beek berg berk bos bron dal donk einde heide heuvel hoek hoeve kamp kapel kouter laar
  meers molen moer poort veld vijver weide winkel`)

/** As the last part of a word, with how often of a hundred. */
export const ways: readonly (readonly [way: string, share: number])[] = [
  ['straat', 44],
  ['laan', 22],
  ['weg', 12],
  ['dreef', 8],
  ['plein', 4],
  ['baan', 3],
  ['lei', 3],
  ['hof', 2],
  ['pad', 2],
]

export const saints = list(`Sint-Jan Sint-Pieter Sint-Anna Sint-Amand Sint-Bavo Sint-Bernard Sint-Corneel Sint-Elisabeth
  Sint-Hubertus Sint-Jacob Sint-Job Sint-Kathelijne Sint-Laurentius Sint-Lambertus Sint-Lucas Sint-Marcus Sint-Maarten
  Sint-Michiel Sint-Niklaas Sint-Paulus Sint-Quinten Sint-Rochus Sint-Rumoldus Sint-Salvator Sint-Servaas Sint-Trudo
  Sint-Ursula Sint-Vincentius Sint-Willibrordus`)

export const firstNames =
  list(`Jan Pieter Jozef Karel Albert Emiel Frans Gustaaf Hendrik Jules Louis Leopold August Edgard
  Felix Alfons Camille Cyriel Victor Theo Raymond Paul Maurits Lodewijk Prosper Remi`)

export const surnames = list(`Aerts Baeyens Bauwens Bosmans Braeckman Callewaert Ceulemans Claes Cleymans Cools Coppens
  De_Backer De_Clercq De_Coster De_Keyser De_Meester De_Ridder De_Smet De_Vos De_Wachter Dierckx Engelen Geerts Goossens
  Hellemans Hermans Huysmans Janssens Jespers Lauwers Lemmens Luyten Maes Mertens Moons Nijs Ooms Peeters Pauwels
  Raeymaekers Reyniers Roels Rombouts Schoofs Segers Smolders Stevens Struyf Teirlinck Thys Timmermans Van_Acker
  Van_Aerschot Van_Beirs Van_Dael Van_den_Bossche Van_der_Elst Van_Dyck Van_Eyck Van_Hove Van_Looy Van_Roey Verhaegen
  Verhaeghe Verlinden Vermeulen Verschueren Verstraeten Wouters Wuyts`)

export const titles = list(
  'Burgemeester Pastoor Kanunnik Kardinaal Dokter Generaal Professor Deken Notaris Gebroeders Meester',
)

/** Names that are a word of their own. */
export const fields =
  list(`Heikant Boskant Biest Het_Laar De_Dries Ten_Bos Ter_Heide De_Zetten Kouter Heuvelland Achterbos
  Bremberg Bruulken Den_Bempt Driehoek Eindhout Galgenveld Goorkens Hoeveland Hoge_Kaart Houtvoort Kattenberg Kerkeveld
  Klein_Heiken Kleinbeek Kraaiveld Langveld Meerlaar Molenakker Molenheide Molenveld Nederokkerzeel Nieuwe_Erven
  Overbroek Rodendijk Rollegem Schaapsdries Schransveld Steenakker Terlinden Varent Vliegeheide Voorteinde Wolfsdonk
  Zevenbergen 't_Veld 't_Kraaienest 's-Hertogenlaan Leopold_II-laan Koning_Albert_I-laan 8_Meiplein 11_Novemberlaan`)

export const directions = list('Oude Nieuwe Lange Korte Grote Kleine Hoge Lage Achterste Voorste Binnen Buiten')
export const generic = list('Baan Weg Steenweg Markt Dijk Hoek Heide Kerkweg Molenweg Straat Kassei Dreef')
