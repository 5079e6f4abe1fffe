package worksheet

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// key orders a remark by file, sheet, row and column.
func (r Remark) key(places map[string]int) []int {
	where, ref, _ := strings.Cut(r.Where, "!")
	out := []int{0, 0, 0, 0}
	if i := strings.LastIndex(where, ":"); i >= 0 {
		out[1] = places[where[i+1:]]
		where = where[:i]
	}
	out[0] = places[where]
	if column, line, err := excelize.CellNameToCoordinates(ref); err == nil {
		out[2], out[3] = line, column
	}
	return out
}
