/** Municipalities with parts that have names of their own (deelgemeenten, sections), and which. */
export const subMunicipalities: ReadonlyMap<string, readonly string[]> = new Map(
  `Aalst: Baardegem, Erembodegem, Gijzegem, Herdersem, Hofstade, Meldert, Moorsel, Nieuwerkerken
  Aalter: Bellem, Lotenhulle, Poeke
  Aarschot: Gelrode, Langdorp, Rillaar
  Andenne: Bonneville, Coutisse, Landenne, Namêche, Seilles, Thon, Vezin
  Antwerpen: Berchem, Borgerhout, Deurne, Ekeren, Hoboken, Merksem, Wilrijk
  Asse: Bekkerzeel, Kobbegem, Mollem, Relegem, Zellik
  Ath: Arbre, Bouvignies, Ghislenghien, Isières, Maffle, Meslin-l'Évêque, Rebaix
  Beringen: Beverlo, Koersel, Paal
  Beveren: Doel, Haasdonk, Kallo, Kieldrecht, Melsele, Verrebroek, Vrasene
  Bilzen: Beverst, Eigenbilzen, Hees, Kleine-Spouwen, Martenslinde, Munsterbilzen
  Binche: Bray, Buvrinnes, Épinois, Leval-Trahegnies, Péronnes, Ressaix, Waudrez
  Bornem: Hingene, Mariekerke, Weert
  Brecht: Sint-Job-in-'t-Goor, Sint-Lenaarts
  Bree: Beek, Gerdingen, Opitter, Tongerlo
  Brugge: Assebroek, Dudzele, Lissewege, Sint-Andries, Sint-Kruis, Sint-Michiels
  Charleroi: Couillet, Dampremy, Gilly, Gosselies, Jumet, Lodelinsart, Marcinelle, Montignies-sur-Sambre, Roux
  Ciney: Achêne, Braibant, Chevetogne, Leignon, Pessoux, Sovet
  Deinze: Astene, Bachte-Maria-Leerne, Gottem, Grammene, Meigem, Petegem-aan-de-Leie, Vinkt
  Dendermonde: Appels, Baasrode, Grembergen, Mespelare, Oudegem, Schoonaarde, Sint-Gillis-bij-Dendermonde
  Dilbeek: Groot-Bijgaarden, Itterbeek, Schepdaal, Sint-Martens-Bodegem, Sint-Ulriks-Kapelle
  Duffel: Mijlstraat
  Eupen: Kettenis
  Geel: Bel, Oosterlo, Ten Aard, Zammel
  Genappe: Baisy-Thy, Bousval, Glabais, Houtain-le-Val, Loupoigne, Vieux-Genappe, Ways
  Gent: Drongen, Gentbrugge, Ledeberg, Mariakerke, Oostakker, Sint-Amandsberg, Wondelgem, Zwijnaarde
  Geraardsbergen: Goeferdinge, Nederboelare, Ophasselt, Overboelare, Schendelbeke, Viane, Zandbergen
  Grimbergen: Beigem, Humbeek, Strombeek-Bever
  Haacht: Tildonk, Wespelaar
  Halle: Buizingen, Lembeek
  Hannut: Abolens, Avernas-le-Bauduin, Bertrée, Grand-Hallet, Lens-Saint-Remy, Moxhe, Thisnes
  Hasselt: Kermt, Kuringen, Sint-Lambrechts-Herk, Spalbeek, Stevoort, Wimmertingen
  Heist-op-den-Berg: Booischot, Hallaar, Itegem, Schriek, Wiekevorst
  Herentals: Morkhoven, Noorderwijk
  Hoogstraten: Meer, Meerle, Meersel-Dreef, Minderhout, Wortel
  Huy: Ben-Ahin, Neuville-sous-Huy, Tihange
  Ieper: Boezinge, Brielen, Dikkebus, Elverdinge, Vlamertinge, Voormezele, Zillebeke
  Izegem: Emelgem, Kachtem
  Kasterlee: Lichtaart, Tielen
  Koksijde: Oostduinkerke, Wulpen
  Kortrijk: Aalbeke, Bellegem, Bissegem, Heule, Kooigem, Marke, Rollegem
  La Louvière: Besonrieux, Boussoit, Haine-Saint-Paul, Houdeng-Aimeries, Maurage, Saint-Vaast, Trivières
  Leuven: Heverlee, Kessel-Lo, Wijgmaal, Wilsele
  Lier: Koningshooikt
  Liège: Angleur, Bressoux, Chênée, Glain, Grivegnée, Jupille-sur-Meuse, Rocourt, Wandre
  Lille: Gierle, Poederlee, Wechelderzande
  Lokeren: Daknam, Eksaarde
  Lommel: Kattenbos, Kolonie
  Malle: Oostmalle, Westmalle
  Marche-en-Famenne: Aye, Hargimont, Humain, On, Roy, Waha
  Mechelen: Heffen, Hombeek, Leest, Muizen, Walem
  Menen: Lauwe, Rekkem
  Mol: Achterbos, Ezaart, Ginderbuiten, Millegem, Sluis
  Mons: Cuesmes, Flénu, Ghlin, Havré, Hyon, Jemappes, Nimy, Obourg, Saint-Symphorien
  Mouscron: Dottignies, Herseaux, Luingne
  Namur: Belgrade, Bouge, Erpent, Flawinne, Jambes, Malonne, Saint-Servais, Salzinnes, Vedrin, Wépion
  Ninove: Appelterre-Eichem, Denderhoutem, Denderwindeke, Meerbeke, Okegem, Outer, Pollare
  Nijlen: Bevel, Kessel
  Nivelles: Baulers, Bornival, Monstreux, Thines
  Oostende: Mariakerke, Stene, Zandvoorde
  Oudenaarde: Bevere, Ename, Eine, Leupegem, Mater, Nederename, Welden
  Putte: Beerzel, Peulis
  Ranst: Broechem, Emblem, Oelegem
  Ravels: Poppel, Weelde
  Roeselare: Beveren, Oekene, Rumbeke
  Rumst: Reet, Terhagen
  Schilde: 's-Gravenwezel
  Seraing: Boncelles, Jemeppe-sur-Meuse, Ougrée
  Sint-Niklaas: Belsele, Nieuwkerken-Waas, Sinaai
  Sint-Truiden: Brustem, Duras, Gelmen, Kortenbos, Ordingen, Velm, Zepperen
  Soignies: Casteau, Chaussée-Notre-Dame-Louvignies, Horrues, Naast, Neufvilles, Thieusies
  Temse: Elversele, Steendorp, Tielrode
  Tienen: Bost, Goetsenhoven, Hakendover, Kumtich, Oplinter, Vissenaken
  Tongeren: Berg, Diets-Heur, Henis, Koninksem, Lauw, Mal, Piringen, Rutten
  Torhout: Wijnendale
  Tournai: Barry, Béclers, Blandain, Ere, Froyennes, Gaurain-Ramecroix, Kain, Templeuve, Vaulx
  Verviers: Ensival, Heusy, Lambermont, Petit-Rechain, Stembert
  Waregem: Beveren-Leie, Desselgem, Sint-Eloois-Vijve
  Wavre: Bierges, Limal
  Westerlo: Heultje, Oevel, Tongerlo, Voortkapel, Zoerle-Parwijs
  Wetteren: Massemen, Westrem
  Zandhoven: Massenhoven, Pulderbos, Pulle, Viersel
  Zaventem: Nossegem, Sint-Stevens-Woluwe, Sterrebeek
  Zemst: Elewijt, Eppegem, Hofstade, Weerde, Zemst-Laar
  Zoersel: Halle, Sint-Antonius
  Zottegem: Elene, Erwetegem, Godveerdegem, Grotenberge, Leeuwergem, Oombergen, Velzeke-Ruddershove
  Zwevegem: Heestert, Moen, Otegem, Sint-Denijs`
    .split('\n')
    .map((line) => line.split(':'))
    .map(([municipality = '', parts = '']) => [municipality.trim(), parts.split(',').map((part) => part.trim())]),
)
