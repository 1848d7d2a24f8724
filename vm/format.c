/* format.c: the text of any value, for package fmt (stdlib/fmt/print.gol has the other half).
 * Work in progress: owned by the coordinator; natives fmt.formatValue, formatString, kindOf, smallInt,
 * isNilPointer live here.
 */
