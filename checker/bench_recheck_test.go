package checker_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"roe.example/checker"
)

// keystroke is a kind of edit: what it makes of a file of the generated book.
type keystroke struct {
	name  string
	files []string                        // by turns
	edit  func(text string, n int) string // the nth time
	fault bool                            // what it makes is at fault
	often int                             // how often it is made, beside the others
}

func swap(from, to string) func(string, int) string {
	return func(text string, _ int) string { return strings.Replace(text, from, to, 1) }
}

// swapAny writes another number up to most each time, by turns.
func swapAny(from, to string, most int) func(string, int) string {
	return func(text string, n int) string { return strings.Replace(text, from, fmt.Sprintf(to, 1+n%most), 1) }
}

// swapOne swaps at another place each time, by turns.
func swapOne(from, to string) func(string, int) string {
	return func(text string, n int) string {
		parts := strings.Split(text, from)
		if len(parts) == 1 {
			return text
		}
		at := 1 + n%(len(parts)-1)
		return strings.Join(parts[:at], from) + to + strings.Join(parts[at:], from)
	}
}

// keystrokes are the kinds of edits that an author makes, each in one file after
// another or to something else each time: a session remembers what it just found.
// How often each is made is an estimate:
// mostly the text of a norm, then what it says.
var keystrokes = []keystroke{
	{name: "norm-text", files: manuals, edit: swap("An invented sentence", "Another sentence"), often: 6},
	{name: "norm-position", files: manuals, edit: swap("prohibits: [", "permits: ["), often: 3},
	{name: "norm-condition", files: manuals, edit: swap(`atLeast: "bodily-injury"`, `above: "bodily-injury"`), often: 3},
	{name: "norm-approval", files: manuals, edit: swap(`rung: "supervisor"`, `rung: "chief"`), often: 3},
	{name: "norm-added", files: manuals, edit: swap("\tnorms: {\n", "\tnorms: {\n\t\t\"299.1\": {\n\t\t\tprohibits: [\"tactics/mounted\"]\n\t\t\ttext: \"Added.\"\n\t\t}\n"), often: 1},
	{name: "norm-removed", files: manuals, edit: withoutLastNorm, often: 1},
	{name: "document-title", files: manuals, edit: swap("(invented)", "(invented, new)"), often: 1},
	{name: "agency", files: manuals, edit: swap(`short: "`, `short: "The `), often: 1},
	{name: "unit-officers", files: operation, edit: swapAny("officers: 20", "officers: 2%d", 9), often: 2},
	{name: "unit-carries", files: operation, edit: swapOne(`carries: ["chemical/cs"`, `carries: ["chemical/smoke"`), often: 1},
	{name: "channel", files: operation, edit: swapAny("VTAC11", "VTAC1%d", 4), often: 1},
	{name: "clause", files: operation, edit: func(text string, n int) string {
		return swap(`actions: ["chemical"]`, `actions: ["`+[]string{"kinetic", "grenade", "chemical/cs", `kinetic", "chemical`, "kinetic/sponge"}[n%5]+`"]`)(text, n)
	}, often: 1},
	{name: "agreement-date", files: operation, edit: swapAny(`from: "2024-01-01"`, `from: "2024-01-0%d"`, 9), often: 2},
	{name: "agreement-lapse", files: operation, edit: swapAny(`from: "2024-01-01"`, `from: "2027-01-0%d"`, 9), often: 1},
	{name: "signature", files: operation, edit: swapAny(`{signed: "2024-01-01"`, `{signed: "2024-01-0%d"`, 9), often: 1},
	{name: "deployment-time", files: operation, edit: swapAny(`until: "2026-08-21T02:00"`, `until: "2026-08-21T02:0%d"`, 9), often: 1},
	{name: "comment", files: manuals, edit: func(text string, _ int) string { return text + "// A remark.\n" }, often: 2},
	{name: "line-above", files: manuals, edit: func(text string, _ int) string { return "// A remark.\n" + text }, often: 2},
	{name: "fault", files: manuals, edit: swap("prohibits: [", "prohibitz: ["), fault: true, often: 2},
}

var (
	operation = []string{"deployment.cue"}
	manuals   = []string{"agency-017.cue", "agency-101.cue", "agency-054.cue", "agency-000.cue", "agency-088.cue"}
)

// withoutLastNorm takes the last norm of a manual away.
func withoutLastNorm(text string, _ int) string {
	begin := strings.LastIndex(text, "\t\t\"339.")
	if begin < 0 {
		return text
	}
	return text[:begin] + "\t}\n}\n"
}

// BenchmarkRecheck saves one edit at a time in the book of 135 agencies and
// judges it again in a session, as watch mode and editors do: of each kind by
// itself, and a mix in which each kind is as frequent as authors make it. p50,
// p95 and max are of the clock, cpu of what the whole process used.
func BenchmarkRecheck(b *testing.B) {
	dir := generated(b, 135)
	for _, k := range keystrokes {
		b.Run(k.name, func(b *testing.B) {
			measure(b, dir, func(n int) (keystroke, string) { return k, k.files[n%len(k.files)] })
		})
	}
	b.Run("mix", func(b *testing.B) {
		var drawn []keystroke
		for _, k := range keystrokes {
			drawn = append(drawn, slices.Repeat([]keystroke{k}, k.often)...)
		}
		rng := rand.New(rand.NewPCG(1, 135))
		measure(b, dir, func(int) (keystroke, string) {
			k := drawn[rng.IntN(len(drawn))]
			if slices.Equal(k.files, operation) {
				return k, k.files[0]
			}
			return k, fmt.Sprintf("agency-%03d.cue", rng.IntN(136)) // the host's is one of them
		})
	})
}

// pause is between two edits. A person who edits stops for longer than a second
// before the next thing is worth judging, and reads what came of the last; a
// session clears memory away 300 ms after a judgement, which takes as much of
// the machine as a judgement. Half a second falls into the middle of that.
const pause = 1500 * time.Millisecond

func measure(b *testing.B, dir string, next func(n int) (keystroke, string)) {
	session := checker.NewSession(checker.Options{Paths: []string{dir}, Today: "2026-10-01", Timeout: time.Hour})
	texts := map[string][]byte{}
	examine := func(fault bool) {
		x, err := session.Examine(context.Background(), nil)
		if err != nil || (len(x.Report.Diagnostics) > 0) != fault {
			b.Fatal(err, fault, x.Report.Diagnostics)
		}
	}
	b.Cleanup(func() {
		for name, text := range texts {
			_ = os.WriteFile(name, text, 0o644)
		}
	})
	examine(false)
	var took, cpu []time.Duration
	write := func(file string, text []byte) {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for n := 0; b.Loop(); {
		k, name := next(n)
		file := filepath.Join(dir, name)
		before, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		after := []byte(k.edit(string(before), n))
		if n++; bytes.Equal(before, after) {
			continue // this one has nothing of the kind
		}
		texts[file] = before
		write(file, after)
		time.Sleep(pause)
		begin, used := time.Now(), usedCPU()
		examine(k.fault)
		took, cpu = append(took, time.Since(begin)), append(cpu, usedCPU()-used)
		write(file, before)
		examine(false) // which the session remembers
	}
	if len(took) == 0 {
		b.Fatal("no edit changed anything")
	}
	for of, all := range map[string][]time.Duration{"": took, "cpu-": cpu} {
		slices.Sort(all)
		b.ReportMetric(milliseconds(all[len(all)/2]), of+"p50-ms")
		b.ReportMetric(milliseconds(all[len(all)*95/100]), of+"p95-ms")
		b.ReportMetric(milliseconds(all[len(all)-1]), of+"max-ms")
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// usedCPU is the time that the process has computed for so far.
func usedCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(fmt.Sprint("how much was computed: ", err))
	}
	return time.Duration(u.Utime.Nano())
}
