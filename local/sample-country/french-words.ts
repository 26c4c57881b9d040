import { list } from './words.ts'

/** The street names of Wallonia that are nearly everywhere, the most frequent first. */
export const frequent = list(`Rue_de_l'Église Rue_du_Moulin Rue_de_la_Gare Rue_du_Centre Rue_de_l'École Grand-Rue
  Rue_du_Château Rue_de_la_Station Rue_Haute Rue_Basse Place_Communale Rue_des_Écoles Rue_de_la_Chapelle Rue_du_Tilleul
  Rue_du_Bois Rue_des_Champs Rue_Saint-Martin Rue_de_la_Fontaine Rue_de_la_Montagne Rue_Neuve Rue_du_Village
  Rue_Notre-Dame Place_de_l'Église Avenue_des_Tilleuls Rue_de_la_Croix Rue_des_Combattants Rue_Albert_Ier
  Rue_Reine_Astrid Rue_Joseph_Wauters Rue_Jean_Jaurès Rue_Émile_Vandervelde Place_de_la_Gare Rue_du_Calvaire
  Rue_des_Prés Rue_du_Cimetière Rue_de_Namur Rue_de_Bruxelles Avenue_de_la_Gare Chemin_du_Moulin Rue_de_la_Paix
  Rue_de_la_Liberté Rue_de_l'Hôtel_de_Ville Rue_du_Pont Clos_des_Lilas Avenue_des_Érables Rue_Saint-Roch`)

export const ways: readonly (readonly [way: string, share: number])[] = [
  ['Rue', 62],
  ['Avenue', 14],
  ['Chemin', 9],
  ['Clos', 6],
  ['Place', 4],
  ['Ruelle', 2],
  ['Sentier', 2],
  ['Allée', 1],
]

/** What a street is called after, with its article. */
export const things =
  list(`de_l'Abbaye de_l'Abreuvoir de_l'Aérodrome des_Acacias des_Alliés de_l'Ancienne_Forge de_l'Amitié
  des_Artisans de_l'Athénée de_l'Aubépine des_Aulnes de_l'Aurore du_Bailli des_Balances du_Barrage de_la_Bascule
  des_Béguines du_Berger des_Bleuets de_la_Boulangerie des_Bouleaux du_Bosquet de_la_Brasserie de_la_Briqueterie
  de_la_Bruyère des_Camélias du_Canal des_Carrières de_la_Carrière de_la_Cascade de_la_Cense des_Cerisiers du_Champ_de_Mars
  de_la_Chanterelle des_Charmes des_Charrons de_la_Chaudronnerie des_Chênes des_Chevaliers de_la_Cité de_la_Citadelle
  des_Clématites de_la_Colline de_la_Concorde des_Coquelicots des_Cordonniers de_la_Corniche de_la_Coulée du_Coteau
  de_la_Couronne du_Couvent de_la_Croisette des_Cultivateurs du_Curé des_Cyclistes des_Dahlias de_la_Digue
  de_l'Écluse de_l'Écureuil de_l'Espérance de_l'Étang de_l'Étoile de_la_Fabrique du_Faubourg de_la_Faïencerie de_la_Ferme
  des_Fauvettes de_la_Fenaison du_Fossé des_Fougères de_la_Fraternité des_Frênes des_Fusillés des_Genêts des_Glycines
  de_la_Grotte du_Gué des_Haies du_Hameau de_la_Haute_Folie du_Hêtre de_l'Hospice des_Houilleurs de_l'Indépendance
  des_Iris du_Jardinage de_la_Justice du_Lac de_la_Laiterie du_Lavoir des_Libérateurs du_Lièvre des_Maçons de_la_Mairie
  du_Marais des_Marronniers des_Martyrs des_Merles de_la_Métairie du_Meunier des_Mineurs des_Muguets des_Mésanges
  des_Myosotis du_Noyer des_Noisetiers de_l'Orangerie des_Oiseaux de_l'Orme des_Pâquerettes du_Parc du_Passage_d'Eau
  des_Pensées des_Peupliers de_la_Perche des_Pinsons de_la_Pépinière du_Poirier de_la_Pommeraie du_Presbytère
  du_Prieuré des_Primevères du_Puits de_la_Reine du_Relais du_Remblai des_Résistants des_Rosiers du_Ruisseau
  de_la_Sablière des_Sapins de_la_Sapinière des_Saules de_la_Scierie du_Séminaire du_Soleil des_Sorbiers de_la_Source
  du_Stade de_la_Tannerie du_Temple du_Tige de_la_Tour des_Tourterelles du_Tram des_Trembles de_la_Troupe du_Tunnel
  de_l'Union de_l'Usine du_Vallon de_la_Vallée des_Verdiers de_la_Verrerie de_la_Victoire des_Violettes du_Vivier`)

/** Between the kind of street and what it is called after: rue du Fond de la Sapinière. */
export const places = list('du_Fond du_Champ de_la_Haie du_Pré du_Bois du_Trieu de_la_Croix du_Thier')

export const adjectives = list(`Belle-Vue Grande Petite Longue Courte Verte Blanche Noire Profonde Traversière Royale
  Vieille Large Chaude Perdue Fleurie Boisée`)

export const saints =
  list(`Saint-Antoine Saint-Barthélemy Saint-Denis Saint-Donat Saint-Éloi Saint-Étienne Saint-Feuillen
  Saint-Germain Saint-Hubert Saint-Jacques Saint-Jean Saint-Joseph Saint-Lambert Saint-Laurent Saint-Léonard Saint-Michel
  Saint-Nicolas Saint-Pierre Saint-Quentin Saint-Remacle Saint-Rémy Saint-Sébastien Saint-Vincent Sainte-Anne
  Sainte-Barbe Sainte-Catherine Sainte-Gertrude Sainte-Thérèse Sainte-Véronique`)

export const firstNames =
  list(`Jean Jules Léon Émile Joseph Victor Paul Henri Louis Ernest Alphonse Camille Arthur Georges
  Édouard Fernand Gustave Hector Lucien René Désiré Auguste François Philippe Albert`)

export const surnames = list(`André Bastin Bodart Bologne Brasseur Carlier Chavée Collard Collignon Cornet Defuisseaux
  Delcourt Delhaye Delvaux Demoulin Denis Destrée Dubois Dufour Dumont Dupont Fontaine Gérard Gillet Hubin Jacquemin
  Lambert Lebrun Leclercq Lefèvre Legrand Lemaire Lemonnier Leroy Louis Marchal Martin Massart Mathieu Michaux Noël
  Pasteur Piret Pirmez Poncelet Renard Simonis Thiry Tilkin Toussaint Vandevelde Warocqué Wilmotte Yernaux`)

export const titles = list('Docteur Général Bourgmestre Abbé Capitaine Professeur Chanoine Colonel Cardinal Lieutenant')
export const datedNames = list(`Rue_du_11_Novembre Place_du_4_Août Rue_du_8_Mai Rue_des_3_Fontaines Rue_du_24_Août`)
