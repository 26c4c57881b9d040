/** A street and a house number taken apart. */
export interface SplitAddress {
  readonly street: string
  readonly houseNumber: string
}

const NUMBER = String.raw`\d{1,4}\s?(?:\p{L}(?!\p{L}))?(?:[\s,]*(?:bus|bte|boîte|boite|box|app|b|[/-])[.\s]*[\p{L}\d]{1,5})?`
const AT_THE_END = new RegExp(
  String.raw`^(?<street>.*?\p{L}.*?)[\s,]+(?:n[r°o]?[.]?\s*)?(?<houseNumber>${NUMBER})$`,
  'iu',
)
/** 12, rue de l’Église. */
const IN_FRONT = new RegExp(String.raw`^(?<houseNumber>${NUMBER})[\s,]+(?<street>\p{L}.*)$`, 'iu')
/** A postcode and what follows it, where something stands before it. */
const MUNICIPALITY = /(?<=\S)[\s,;/-]+(?:B-?\s?)?[1-9]\d{3}\s+\p{L}[\p{L}\s'’().-]*$/u

/** Takes apart what stands in one cell: "Kerkstraat 12 bus 3, 2960 Brecht"; undefined when no number is in it. */
export function splitAddress(cell: string): SplitAddress | undefined {
  const place = cell.replace(MUNICIPALITY, '').trim()
  const { street, houseNumber } = (AT_THE_END.exec(place) ?? IN_FRONT.exec(place))?.groups ?? {}
  return street === undefined || houseNumber === undefined
    ? undefined
    : { street: street.trim(), houseNumber: houseNumber.trim() }
}
