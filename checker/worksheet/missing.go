package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/load"
)

// missing tells of sheets that are not there and of those that the form does
// not have. A sheet that was renamed is both, and one fault.
func (r *reader) missing(f *file, strange, lost []string) {
	strange = slices.DeleteFunc(strange, func(name string) bool { return blank(f, name) })
	r.lost = append(r.lost, lost...)
	renamed := pair(strange, lost)
	for _, name := range strange {
		t := &trouble{message: quoted(name) + " is not a sheet of the form, so what stands on it would be lost.", hint: "Move what counts to a sheet of the form, and delete this one."}
		if was := renamed[name]; was != "" {
			t.hint = fmt.Sprintf("If it is the sheet “%s”, give it that name again.", was)
			lost = slices.DeleteFunc(slices.Clone(lost), func(n string) bool { return n == was })
		}
		r.fault(spot{file: f.name, sheet: name}, t)
	}
	if len(lost) == 0 {
		return
	}
	t := &trouble{message: fmt.Sprintf("The sheet %s is missing.", lost[0]), hint: "Put it back, or start from a new worksheet and copy your answers into it. A sheet that has nothing to say stays in the workbook, empty."}
	if len(lost) > 1 {
		t.message = fmt.Sprintf("The sheets %s and %s are missing.", strings.Join(lost[:len(lost)-1], ", "), lost[len(lost)-1])
		t.hint = "Put them back, or start from a new worksheet and copy your answers into it. Sheets that have nothing to say stay in the workbook, empty."
	}
	r.fault(spot{file: f.name}, t)
}

// pair tells which strange sheet is probably which lost one: by its name, or
// since no other is left.
func pair(strange, lost []string) map[string]string {
	out := map[string]string{}
	left := slices.Clone(lost)
	for _, name := range strange {
		was := load.Nearest(name, left)
		for _, l := range left {
			if a, b := squash(name), squash(l); was == "" && a != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
				was = l
			}
		}
		if was != "" {
			out[name] = was
			left = slices.DeleteFunc(left, func(l string) bool { return l == was })
		}
	}
	if rest := slices.DeleteFunc(slices.Clone(strange), func(s string) bool { return out[s] != "" }); len(rest) == 1 && len(left) == 1 {
		out[rest[0]] = left[0]
	}
	return out
}

// blank tells whether nothing stands on a sheet.
func blank(f *file, name string) bool {
	rows, err := f.x.GetRows(name)
	return err == nil && len(rows) == 0
}

// gone tells whether the sheet that would define what a list holds is missing.
func gone(list string, lost []string) bool {
	return slices.ContainsFunc(lost, func(sheet string) bool {
		return slices.ContainsFunc(strings.FieldsFunc(strings.ReplaceAll(homeSheet[list], " or ", ", "), func(r rune) bool { return r == ',' }), func(home string) bool {
			return strings.TrimSpace(home) == sheet
		})
	})
}
