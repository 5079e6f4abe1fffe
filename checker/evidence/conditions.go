package evidence

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// met is how far a condition of a grant is met.
type met int

const (
	notStated met = iota // nothing is said on it
	lacking
	fulfilled
)

// conditions sorts what a grant asks for into what is lacking and what nothing
// is said on.
func (o *operation) conditions(t *facts.Tried, g *book.Grant, p *facts.Power, during book.Period) {
	for _, need := range set(g.Needs) {
		switch o.condition(need, p, during) {
		case lacking:
			t.Lacking = append(t.Lacking, need)
		case notStated:
			t.Unknown = append(t.Unknown, need)
		}
	}
}

func (o *operation) condition(need string, p *facts.Power, during book.Period) met {
	switch need {
	case "request":
		return o.helpAsked(p.Agency)
	case "sworn-in":
		return o.swornIn(p, during)
	case "certified":
		return o.certified(p)
	case "emergency":
		if o.declared("", p.Place, during) {
			return fulfilled
		}
		return least(len(o.Declarations))
	case "written-consent":
		return o.consented(p, during)
	case "agreement":
		return o.agreed(p)
	}
	return notStated
}

// least is lacking where something is stated that does not suffice, and not stated
// where nothing is.
func least(stated int) met {
	if stated > 0 {
		return lacking
	}
	return notStated
}

func (o *operation) helpAsked(agency string) met {
	if o.asked(agency) {
		return fulfilled
	}
	return least(len(o.Requests))
}

// swornIn: all officers of the agency on the assignment have been, before it.
func (o *operation) swornIn(p *facts.Power, during book.Period) met {
	result := notStated
	for _, class := range o.classesOn(p) {
		switch {
		case class.SwornIn == "":
			return notStated
		case o.dates.start(class.SwornIn).After(during.From):
			return lacking
		}
		result = fulfilled
	}
	return result
}

// classesOn lists the officers of an agency on an assignment, by class.
func (o *operation) classesOn(p *facts.Power) []*book.OfficerClass {
	var out []*book.OfficerClass
	for _, id := range o.Assignments[p.Assignment].Units {
		if u := o.Units[id]; u != nil && u.Agency == p.Agency {
			for _, class := range u.Classes {
				out = append(out, class)
			}
		}
	}
	return out
}

// certified: they hold the certificate of the state. What is not stated of a
// class is what holds of the agency, and that is its own state's.
func (o *operation) certified(p *facts.Power) met {
	state := o.v.around(p.Place, "state")
	agency := o.v.agency(p.Agency)
	own := agency.CertifiedIn
	if own == nil {
		own = []string{agency.State}
	}
	ofAgency := slices.Contains(own, state)
	for _, class := range o.classesOn(p) {
		if class.Certified == nil && !ofAgency || class.Certified != nil && !slices.Contains(class.Certified, state) {
			return lacking
		}
	}
	if ofAgency || len(o.classesOn(p)) > 0 {
		return fulfilled
	}
	return lacking
}

// consented: the host, or whoever else has the place as its territory, agreed
// in writing for the whole time.
func (o *operation) consented(p *facts.Power, during book.Period) met {
	result := least(len(o.Consents))
	for _, c := range o.Consents {
		local := c.By == o.hostOf(p.Assignment) || o.v.lies(p.Place, []string{o.v.agency(c.By).Place})
		late := c.On != "" && o.dates.start(c.On).After(during.From)
		over := c.Until != "" && o.dates.end(c.Until).Before(during.Until)
		if !local || c.To != p.Agency || late || over || c.Written != nil && !*c.Written {
			continue
		}
		if c.Written == nil {
			result = notStated
			continue
		}
		return fulfilled
	}
	return result
}

// agreed: an agreement between the two grants it as well.
func (o *operation) agreed(p *facts.Power) met {
	host := o.hostOf(p.Assignment)
	for _, g := range o.grantsFor(host, p.Agency, p.Place) {
		if g.agreement && confers(g.grant, p.Arrest) {
			return fulfilled
		}
	}
	if len(o.spoken(host, p.Agency)) > 0 {
		return notStated
	}
	return lacking
}
