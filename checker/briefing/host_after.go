package briefing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// powersOfGuests says which visitors have no police powers here.
func (h *host) powersOfGuests() {
	for _, w := range h.in.Facts.Powers {
		g := h.guest(w.Agency)
		if w.Book != h.in.Book || w.Deployment != h.in.Deployment || g == nil || !w.Interstate || w.Held {
			continue
		}
		l := g.power(w)
		text := "Officers of %s have no police powers in this state by anything that is written down: you make the arrests."
		if len(w.Grants) > 0 {
			text = "The police powers of officers of %s here are not complete, or end before their work does: you make the arrests until that is settled."
		}
		h.remark(SectionArrests, text, w.Agency, l, true)
	}
}

// sharedDuties says which duties after force, or against it, bind both.
func (h *host) sharedDuties() {
	for _, id := range []string{"force/intervene", "force/medical-aid"} {
		mine, norms := h.owes(h.agency, id)
		if !mine {
			continue
		}
		own := Line{Sources: h.sources(norms)}
		for _, g := range h.guests {
			if theirs, _ := h.owes(g.agency, id); theirs {
				h.remark(SectionDuties, h.acts([]string{id})+": you must, and officers of %s must too.", g.agency, own, false)
			}
		}
	}
}

// owes tells whether officers of an agency have a duty in some circumstances, and
// by which norms.
func (h *host) owes(agency, action string) (owed bool, norms []string) {
	for i := range h.stands.Posts {
		if d := h.stands.Posts[i].Of[agency][action]; d != nil {
			for k := range d.Shares {
				if d.Shares[k].Position == "required" {
					owed, norms = true, union(norms, d.Shares[k].Norms)
				}
			}
		}
	}
	return owed, norms
}

// job is a matter that somebody has to do, and the section that tells of it.
type job struct {
	section string
	matter
}

var jobsOfHost = []job{
	{SectionArrests, matter{"accountability/arrestees", "people whom visitors arrest, and their transport"}},
	{SectionArrests, matter{"accountability/case-numbers", "case numbers"}},
	{SectionArrests, matter{"accountability/evidence", "evidence"}},
	{SectionComplaints, matter{"accountability/complaints", "complaints about visitors"}},
	{SectionComplaints, matter{"accountability/investigations", "investigations of force and deaths"}},
	{SectionComplaints, matter{"accountability/identification", "names and badges"}},
}

// jobs says who does what after an arrest or a complaint, or that nobody says so.
func (h *host) jobs() {
	unsaid := map[string]map[string][]string{} // by section and agency: matters
	for _, j := range jobsOfHost {
		for _, g := range h.guests {
			if h.answered(j, g) || !h.silentOn(j, g) {
				continue
			}
			if unsaid[j.section] == nil {
				unsaid[j.section] = map[string][]string{}
			}
			unsaid[j.section][g.agency] = append(unsaid[j.section][g.agency], j.what)
		}
	}
	for _, section := range sortedKeys(unsaid) {
		for _, agency := range sortedKeys(unsaid[section]) {
			text := "The agreements with %s say nothing on " + report.List(unsaid[section][agency]) + ". Ask your supervisor."
			h.remark(section, text, agency, Line{Sources: h.agreementsOf(h.guest(agency), section)}, false)
		}
	}
}

// answered says who does a job for one agency; false if nobody says so.
func (h *host) answered(j job, g *pocket) bool {
	said := map[string]Line{}
	for _, a := range h.in.Facts.Answers {
		if a.Book != h.in.Book || a.Deployment != h.in.Deployment || a.Subject != j.subject || a.Aid != g.agency || !a.BindsHost && !a.BindsAid {
			continue
		}
		l := said[a.Bears]
		l.take(&Line{Sources: []Source{{Cite: h.words.Defined(a.Text.Path), Place: h.words.Locate(a.Text.Kind, a.Text.Path)}}})
		said[a.Bears] = l
	}
	for _, who := range sortedKeys(said) {
		text := report.Capital(j.what) + ", with officers of %s: " + bearer(who, "yours", "a matter of their own agency")
		if len(said) > 1 {
			text += ", says one document; another says otherwise. Ask"
		}
		h.remark(j.section, text+".", g.agency, said[who], false)
	}
	return len(said) > 0
}

// silentOn tells whether an agreement that binds an agency says nothing on a job.
func (h *host) silentOn(j job, g *pocket) bool {
	return slices.ContainsFunc(h.in.Facts.Silences, func(s facts.Silence) bool {
		return s.Book == h.in.Book && s.Deployment == h.in.Deployment && slices.Contains(s.Subjects, j.subject) && g.bound(s.Agreement)
	})
}

// agreementsOf cites the agreements that bind an agency and say nothing on some
// job of a section.
func (h *host) agreementsOf(g *pocket, section string) (out []Source) {
	for _, s := range h.in.Facts.Silences {
		if s.Book != h.in.Book || s.Deployment != h.in.Deployment || !g.bound(s.Agreement) ||
			!slices.ContainsFunc(jobsOfHost, func(j job) bool { return j.section == section && slices.Contains(s.Subjects, j.subject) }) {
			continue
		}
		one := Source{Cite: h.words.Cite(s.Agreement), Place: h.words.Locate("agreement", book.Path("agreements", s.Agreement))}
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// standingBeside tells of every conflict between officers who stand side by side:
// with the line that says how they differ, else in a line of its own.
func (h *host) standingBeside() {
	for i := range h.in.Facts.Clashes.Mismatch {
		c := &h.in.Facts.Clashes.Mismatch[i]
		if c.Book != h.in.Book || c.Deployment != h.in.Deployment || !h.open(c) {
			continue
		}
		left, right := slices.Contains(c.Left.Agencies, h.agency), slices.Contains(c.Right.Agencies, h.agency)
		switch {
		case left:
			h.neighbour(c, &c.Left, &c.Right)
		case right:
			h.neighbour(c, &c.Right, &c.Left)
		}
	}
}

func (h *host) neighbour(c *facts.Clash, mine, theirs *facts.Side) {
	others := slices.DeleteFunc(slices.Clone(theirs.Agencies), func(id string) bool { return id == h.agency })
	if len(others) == 0 {
		return
	}
	it := h.item(c)
	it.left, it.right = *theirs, h.own(*mine)
	section, text := h.besideThem(c, mine.Position == "prohibited")
	if h.many() && c.Reason != "must-intervene" && c.Topic != "body-camera" {
		for _, id := range others {
			for _, a := range it.actions {
				h.remark(section, h.roughly([]string{a}, section), id, h.line(&it, ""), c.Exposure.InPlay)
			}
		}
		return
	}
	l := h.line(&it, h.things(it.actions)+h.when(&it)+": "+fmt.Sprintf(text, h.company(others)))
	if c.Topic == "body-camera" {
		section = SectionBodyCamera
	}
	for n := range h.lines[section] {
		o := &h.lines[section][n]
		if c.Reason != "must-intervene" && strings.HasPrefix(o.Text, report.Capital(h.things(it.actions))) && contains(h.about[o.Text], others) {
			l.Text = o.Text
			o.take(&l)
			return
		}
	}
	h.add(section, l)
}

func contains(all, some []string) bool {
	return !slices.ContainsFunc(some, func(id string) bool { return !slices.Contains(all, id) })
}

// besideThem says how officers stand who are beside others.
func (h *host) besideThem(c *facts.Clash, forbidden bool) (section, text string) {
	owed := slices.Contains(c.Left.Agencies, h.agency) // the left side has the duty to step in
	switch {
	case c.Reason == "must-intervene" && owed:
		return SectionDuties, "you must step in against it; the rules of officers of %s beside you let them do it. Your duty reaches to them."
	case c.Reason == "must-intervene":
		return SectionDuties, "officers of %s beside you must step in against it, and your rules let you do it. Ask first."
	case forbidden:
		return SectionTheyMay, "not for you; officers of %s beside you may."
	}
	return SectionTheyMayNot, "officers of %s beside you must not do what your rules let you do."
}

// hush says why sections are empty, and where more may hold than is told.
func (h *host) hush() {
	for _, s := range []struct {
		id, nothing string
		topics      []string
	}{
		{SectionTheyMayNot, "Nothing was found that you may do and visitors may not.", ruled},
		{SectionTheyMay, "Nothing was found that visitors may do and you may not.", ruled},
		{SectionNotTheirs, "Nothing was found that visitors are asked to do, or do at home, and must not do here.", ruled},
		{SectionApproval, "Nothing was found for which visitors need another word than you.", ruled},
		{SectionBodyCamera, "Nothing was found in which visitors' rules on body cameras differ from yours.", []string{"body-camera"}},
		{SectionDuties, "Nothing was found in which their duties to step in or to report differ from yours.", []string{"force"}},
		{SectionYourselves, "Your own rules hold for you as on any other day.", nil},
	} {
		unknown := h.unknown(s.topics)
		switch {
		case unknown == "":
		case len(h.lines[s.id]) > 0:
			h.unwritten = union(h.unwritten, []string{unknown})
		default:
			s.nothing = "Not known: " + unknown + " are not written down whole. Ask before you take anything for granted."
		}
		h.nothing[s.id] = s.nothing
	}
	h.nothing[SectionArrests] = "Nothing is written down about who books and moves people whom visitors arrest. Ask before the first arrest."
	h.nothing[SectionComplaints] = "Nothing is written down about who takes complaints about visitors. Pass every complaint on to your supervisor."
}

// unknown says whose rules on some topics are not written down whole.
func (h *host) unknown(topics []string) string {
	var guests []string
	own := false
	for _, k := range h.in.Facts.Knowledge {
		if k.Book != h.in.Book || k.Deployment != h.in.Deployment || k.Extent == "whole" || !slices.Contains(topics, k.Topic) {
			continue
		}
		if k.Agency == h.agency {
			own = true
		} else if h.guest(k.Agency) != nil {
			guests = union(guests, []string{k.Agency})
		}
	}
	switch {
	case len(guests) == 0 && !own:
		return ""
	case len(guests) == 0:
		return "your own rules"
	case own:
		return "your own rules and those of " + h.company(guests)
	}
	return "the rules of " + h.company(guests)
}
