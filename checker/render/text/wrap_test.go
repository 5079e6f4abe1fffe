package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/olekukonko/tablewriter/pkg/twwarp"
)

func TestWrapIsTheLibrarys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "of", "may", "§", "officers", "“passive”", "\x1b[31merror\x1b[0m", "日本語", "é", "é", "\u200d", "👮‍♀️", "\x07", strings.Repeat("x", 45)}
	spaces := []string{" ", " ", " ", "  ", "\n", "\t", "\u00a0"}
	for range 3000 {
		var text strings.Builder
		for range random.IntN(90) {
			for range 1 + random.IntN(2) {
				text.WriteString(pieces[random.IntN(len(pieces))])
			}
			text.WriteString(spaces[random.IntN(len(spaces))])
		}
		lim := []int{20, 33, 96, 100, 400}[random.IntN(5)]
		want, _ := twwarp.WrapString(text.String(), lim)
		if diff := cmp.Diff(want, wrap(text.String(), lim)); diff != "" {
			t.Fatalf("%q in %d columns (-want +got):\n%s", text.String(), lim, diff)
		}
	}
}
