package tally

import (
	"iter"
	"slices"
	"strings"
)

// AgencyPairRow is one conflict of a pair of agencies in words, or that there is
// none.
type AgencyPairRow struct {
	Host     string `parquet:"host,dict"`
	HostName string `parquet:"host_name,dict"`
	Aid      string `parquet:"aid,dict"`
	AidName  string `parquet:"aid_name,dict"`
	// Agreement: one holds between the two that day.
	Agreement string `parquet:"agreement,dict"` // yes, no
	Topic     string `parquet:"topic,dict"`
	// Severity of the conflict; or not-known, where more may be found on the topic;
	// or clear, where nothing was found on any topic.
	Severity string `parquet:"severity,dict"`
	Action   string `parquet:"action,dict"`
	Conflict string `parquet:"conflict,dict"`
	HostSays string `parquet:"host_says,dict"`
	AidSays  string `parquet:"aid_says,dict"`
	Rule     string `parquet:"rule,dict"`
}

// AgencyPairRows are the conflicts of all pairs of one host, or of one aid, or
// of both: of each aid with that host, of each host with that aid. The place -1
// is any agency. With a standing only those of it.
func (t *Tally) AgencyPairRows(host, aid int, standing string) iter.Seq[AgencyPairRow] {
	return func(yield func(AgencyPairRow) bool) {
		hosts, aids := only(host, len(t.Agencies)), only(aid, len(t.Agencies))
		for _, h := range hosts {
			for _, a := range aids {
				if h == a {
					continue
				}
				for _, row := range t.agencyPair(h, a) {
					if (standing == "" || row.Severity == standing) && !yield(row) {
						return
					}
				}
			}
		}
	}
}

// CountAgencyPairRows counts the rows of AgencyPairRows.
func (t *Tally) CountAgencyPairRows(host, aid int) (n int64) {
	for _, h := range only(host, len(t.Agencies)) {
		for _, a := range only(aid, len(t.Agencies)) {
			if h == a {
				continue
			}
			rows := len(t.Agencies[h].NotKnown) + len(t.Agencies[a].NotKnown)
			for i := range t.Actions {
				rows += len(t.Of(i, h, a))
			}
			n += int64(max(rows, 1)) // that there is none is a row
		}
	}
	return n
}

func only(one, n int) []int {
	if one >= 0 {
		return []int{one}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func (t *Tally) agencyPair(host, aid int) (out []AgencyPairRow) {
	h, a := &t.Agencies[host], &t.Agencies[aid]
	row := AgencyPairRow{Host: h.ID, HostName: h.Name, Aid: a.ID, AidName: a.Name, Agreement: "no"}
	if t.Relations[h.Bound][a.Bound] != 0 {
		row.Agreement = "yes"
	}
	for _, topic := range t.Topics {
		for i := range t.Actions {
			act := &t.Actions[i]
			if act.Topic != topic {
				continue
			}
			for _, c := range t.Of(i, host, aid) {
				x := row
				x.Topic, x.Action, x.Severity, x.Rule, x.Conflict = topic, act.ID, c.Severity, c.Rule, t.words(i, c.Rule)
				x.HostSays = t.cited(c.Norms, act.HostNorms[act.AsHost[host]], host)
				x.AidSays = t.cited(c.Norms, act.AidNorms[act.AsAid[aid]], aid)
				out = append(out, x)
			}
		}
		for _, who := range []int{host, aid} {
			if slices.Contains(t.Agencies[who].NotKnown, topic) {
				x := row
				x.Topic, x.Severity = topic, NotKnown
				x.Conflict = "Not all rules of " + t.Agencies[who].Short + " on " + spaced(topic) + " are in the books, so that more may be found."
				out = append(out, x)
			}
		}
	}
	if len(out) == 0 {
		row.Severity, row.Conflict = Clear, "Nothing was found."
		out = append(out, row)
	}
	return out
}

// cited says which of a conflict's norms are those of one side, and where that
// agency says them.
func (t *Tally) cited(norms, own []int32, agency int) string {
	var out []string
	for _, n := range norms {
		if !slices.Contains(own, n) {
			continue
		}
		norm := &t.Norms[n]
		text := norm.Words
		if at, held := t.heldAt(n, int32(agency)); held && at < len(norm.Cites) && norm.Cites[at] != "" {
			text += " (" + norm.Cites[at] + ")"
		} else {
			text += within(norm.Manual, norm.Section)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// heldAt is the place of an agency among the holders of a norm.
func (t *Tally) heldAt(norm, agency int32) (int, bool) {
	holders := t.Norms[norm].Holders
	if t.inOrder[norm] {
		return slices.BinarySearch(holders, agency)
	}
	at := slices.Index(holders, agency)
	return at, at >= 0
}
