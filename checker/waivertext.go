package checker

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwarp"
)

// CUE is the waiver as a book's file has it. Nobody has signed it.
func (d *WaiverDraft) CUE() string {
	f := d.Finding
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("// To be filled in and signed. Until then it accepts nothing.")
	line("waivers: %s: {", strconv.Quote(strings.ReplaceAll(f.Rule, "/", "-")+"-"+f.Fingerprint[:8]))
	about, _ := twwarp.WrapString(f.Severity+" "+f.Rule+": "+f.Message, 90)
	for _, text := range about {
		line("\t// %s", text)
	}
	line("\tfingerprint: %q", f.Fingerprint)
	line("\t// Why the agencies accept it instead of settling it.")
	line("\twhy: \"\"")
	line("\t// What is done so that no harm comes of it.")
	line("\tterms: \"\"")
	line("\tacceptedBy: {")
	for _, s := range d.Signatures {
		line("\t\t// %s: %s. Add on: the day of the signature.", s.Short, s.words())
		line("\t\t%q: {by: %q, name: \"\", title: \"\"}", s.Agency, s.By)
	}
	line("\t}")
	line("\tfrom:  %q", d.From)
	line("\tuntil: %q", d.Until)
	line("\t// The letters, minutes or resolutions by which it was accepted, and where they are on file.")
	line("\tevidence: []")
	line("}")
	return b.String()
}

// words say who can sign.
func (s *WaiverSignature) words() string {
	if s.By == "chief" {
		return "the " + s.Head + ", or the governing body"
	}
	return signatories[s.By]
}

var signatories = map[string]string{"governing-body": "the governing body",
	"elected-official": "the elected official, or the governing body", "state": "the state"}
