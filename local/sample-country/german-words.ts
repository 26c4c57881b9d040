import { list } from './words.ts'

/** The street names of Eastern Belgium that are nearly everywhere, the most frequent first. */
export const frequent = list(`Hauptstraße Kirchstraße Schulstraße Bahnhofstraße Bergstraße Mühlenweg Dorfstraße
  Klosterstraße Malmedyer_Straße Aachener_Straße Kirchplatz Marktplatz Gartenstraße Industriestraße Am_Bahnhof
  Sankt-Nikolaus-Straße Königstraße Neustraße Wiesenweg Feldstraße`)

export const stems = list(`Ahorn Amsel Birken Blumen Brücken Buchen Burg Deich Dohlen Eichen Erlen Eschen Falken Fichten
  Finken Forst Fuchs Ginster Grün Habicht Hasel Heide Hof Holunder Kapellen Kastanien Kiefern Kirsch Kreuz Lerchen Linden
  Löwen Mittel Nelken Nussbaum Ober Pappel Post Quellen Raben Rathaus Reben Rosen Schloss Schützen Sonnen Stein Tal Tannen
  Ulmen Unter Wald Wasser Weiden Weiher Winkel Ziegel`)

export const ways: readonly (readonly [way: string, share: number])[] = [
  ['straße', 48],
  ['weg', 32],
  ['gasse', 8],
  ['platz', 6],
  ['allee', 6],
]

export const fields =
  list(`Am_Berg Am_Bach Am_Kreuz Am_Stein An_der_Brücke An_der_Kapelle Auf_dem_Spitzberg Auf_der_Heide
  Im_Winkel Im_Brühl Im_Tal In_den_Weiden Zum_Sportplatz Zum_Walde Zur_Domäne Zur_Mühle Zur_Nohn Zum_Burgknopf`)
