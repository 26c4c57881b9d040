/** The example of the source document, word for word: what the demonstration alerts with. */
export const sampleAlert = {
  sender: 'Dit is de noodcentrale 101 van de politie Voorkempen.',
  text:
    'In de Peperstraat zag een bewoner dat een onbekende de voordeur bij de buren aan het forceren was. ' +
    'Wanneer hij naar deze persoon riep, liep deze weg richting Zoutstraat. ' +
    'Het was een man, volledig in het zwart gekleed.',
  advice:
    'Gelieve de buitenverlichting aan te steken en indien u de persoon opmerkt, ' +
    'dadelijk de politie te verwittigen via het noodnummer 101.',
} as const
