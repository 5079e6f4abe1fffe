package briefing

import (
	"cmp"
	"slices"
	"strings"
)

// notHere says what home lets them do and is forbidden here, or is not settled.
func (p *pocket) notHere() {
	for i := range p.items {
		it := &p.items[i]
		switch {
		case it.kind == "forbidden-here" && it.reason != "requires" && it.left.Position == "prohibited":
			p.add(SectionNotHere, p.line(it, p.forbidden(it)))
		case it.kind == "unreached" && it.left.Position == "prohibited":
			p.add(SectionNotHere, p.line(it, p.openBan(it)))
		case it.kind == "terms":
			p.add(SectionNotHere, p.line(it, "“"+it.word+"” means one thing at home and another here. Go by what people do, not by the word."))
		}
	}
	p.quiet(SectionNotHere, "Nothing differs: nothing that home allows was found to be forbidden here.", ruled...)
}

// openBan says that the host forbids its own officers what home may leave to the
// visitors, on whose word, and where nobody can give it.
func (p *pocket) openBan(it *item) string {
	home := atHome(it.right.Position)
	if who := p.approvers(it.right.Approvals); who != "" && it.right.Position == "permitted" {
		home += ", on the word of " + who
	}
	return p.things(it.actions) + p.when(it) + ": not settled. " + p.host() + " forbids it to its own officers; home " + home + ". Ask first." +
		after(p.unheard(it.actions[0], it.right.Approvals))
}

// atHome says how home stands on what the host settles for its own alone.
func atHome(position string) string {
	switch position {
	case "permitted":
		return "allows it to you"
	case "prohibited":
		return "forbids it to you"
	case "required":
		return "demands it of you"
	}
	return "does not ask it of you"
}

func (p *pocket) host() string { return p.words.Agency(p.facts.Host) }

// forbidden says what is not for here. Of several circumstances the norm's own
// words tell more than a list.
func (p *pocket) forbidden(it *item) string {
	ground := p.does(&it.left, "forbids") + "; home allows it."
	if it.reason == "settled" {
		ground = p.does(&it.left, "forbids") + "; home demands it, and gives way by the agreement."
	}
	if it.never {
		return p.things(it.actions) + bracket(it.part) + ": never here. " + sentence(ground)
	}
	if len(it.when) > 1 {
		if said := p.quoted(it.left.Norms); said != "" {
			return p.things(it.actions) + ": not here as at home. " + sentence(p.who(&it.left)) + ": " + said
		}
	}
	return p.things(it.actions) + p.when(it) + ": not here. " + sentence(ground)
}

// when says in brackets in which circumstances, where and when.
func (p *pocket) when(it *item) string {
	words := it.when[0]
	if len(it.when) > 1 {
		words = p.first(it)
	}
	return bracket(words, it.part)
}

// bracket puts what there is of several words in brackets.
func bracket(words ...string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, "; ") + ")"
}

// first is the shortest of several circumstances, as an example.
func (p *pocket) first(it *item) string {
	short := slices.MinFunc(it.when, func(x, y string) int { return cmp.Or(len(x)-len(y), strings.Compare(x, y)) })
	return example + strings.TrimPrefix(short, example)
}

// mustHere says what is demanded here and not at home.
func (p *pocket) mustHere() {
	for i := range p.items {
		it := &p.items[i]
		switch {
		case it.kind == "unreached" && it.left.Position == "required" && protecting(it) && it.right.Position != "prohibited",
			it.kind == "silent" && it.left.Position == "required" && !p.filmed(it):
			p.add(SectionMustHere, p.line(it, p.owed(it)))
		case it.kind == "unreached" && it.left.Position == "required":
			p.add(SectionMustHere, p.line(it, p.acts(it.actions)+p.when(it)+": not settled. "+p.host()+" demands it of its own officers; home "+atHome(it.right.Position)+". Ask."))
		case p.filmed(it) || p.reported(it):
		case it.kind == "incapable":
			p.add(SectionMustHere, p.line(it, p.acts(it.actions)+p.when(it)+": demanded here, and you lack what it takes. Tell your supervisor before you go out."))
		case it.kind == "forbidden-here" && it.left.Position == "required":
			p.add(SectionMustHere, p.line(it, "You must "+p.acts(it.actions)+after(it.left.Duty.Value)+p.when(it)+". "+sentence(p.demand(it))))
		case it.kind == "duty":
			p.add(SectionMustHere, p.line(it, p.acts(it.actions)+p.when(it)+": "+p.bothRules(it)))
		}
	}
	p.quiet(SectionMustHere, "Nothing differs: nothing was found that is demanded here and not at home.", ruled...)
}

// terms of a duty.
func (p *pocket) terms(words string) string {
	if words == "" {
		return "no number or time is given"
	}
	return words
}

// demand says who demands it, and how home stands on it.
func (p *pocket) demand(it *item) string {
	if it.right.Position == "permitted" {
		return p.does(&it.left, "demands") + "; home leaves it to you."
	}
	if it.reason == "settled" {
		return p.does(&it.left, "demands") + "; home forbids it, and gives way by the agreement."
	}
	return p.does(&it.left, "demands") + "; home does not ask it."
}

// filmed tells what belongs to the section on body cameras.
func (p *pocket) filmed(it *item) bool { return it.clashes[0].Topic == "body-camera" }

// reported tells what belongs to the section on reports of force.
func (p *pocket) reported(it *item) bool {
	return it.kind == "duty" && slices.ContainsFunc(it.actions, reporting)
}

func reporting(action string) bool { return strings.HasPrefix(action, "force/report") }

// sentence gives a sentence its capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// declined says what they will be asked to do and may not do, or what is
// demanded and forbidden at once.
func (p *pocket) declined() {
	p.contradicted()
	for i := range p.items {
		if it := &p.items[i]; it.kind == "against-own-rules" {
			p.add(SectionDecline, p.line(it, p.refusal(it)))
		}
	}
	for _, o := range p.in.Facts.Offers {
		if o.Book == p.in.Book && o.Deployment == p.in.Deployment && o.By == p.agency && len(o.Declines) > 0 {
			l := Line{Text: p.acts(o.Declines) + ": your agency declined it. Do not let yourselves be put on it.", Tells: []string{"tactics"}}
			if o.Reason.Value != "" {
				l.Text = p.acts(o.Declines) + ": your agency declined it, since " + strings.TrimSuffix(o.Reason.Value, ".") + "."
			}
			l.Sources = []Source{{Cite: "the offer of " + p.words.Agency(p.agency), Place: p.words.Locate("offer", o.Path)}}
			p.add(SectionDecline, l)
		}
	}
	p.quiet(SectionDecline, "Nothing was found that you may be asked to do and your own rules forbid.", ruled...)
}

func (p *pocket) refusal(it *item) string {
	switch it.reason {
	case "tasked":
		return p.acts(it.actions) + ": the plan gives it to you, and " + p.does(&it.right, "forbids") + ". Say so before you take the post."
	case "requested", "ordered":
		return p.acts(it.actions) + p.when(it) + ": you are asked for it, and " + p.does(&it.right, "forbids") + ". Decline."
	}
	return p.acts(it.actions) + p.when(it) + ": decline. " + sentence(p.does(&it.left, "allows")) + "; " + p.does(&it.right, "forbids") + "."
}

// contradicted says what is demanded and forbidden at once.
func (p *pocket) contradicted() {
	for i := range p.items {
		it := &p.items[i]
		if it.kind != "dilemma" {
			continue
		}
		switch {
		case it.reason == "opposed-clauses":
			p.add(SectionDecline, p.line(it, "Whose rules govern you on "+p.words.Topic(it.clashes[0].Topic)+": not settled. Two agreements say opposite things. Ask before you deploy."))
		case it.left.Position == "required" && it.right.Position == "required":
			p.add(SectionDecline, p.line(it, p.acts(it.actions)+p.when(it)+": not settled. Here "+p.terms(it.left.Duty.Value)+", at home "+p.terms(it.right.Duty.Value)+": nobody can do both."))
		default:
			p.add(SectionDecline, p.line(it, p.acts(it.actions)+p.when(it)+": not settled. "+sentence(p.sides(it))+". Ask before you deploy."))
		}
	}
}

// sides says who demands and who forbids.
func (p *pocket) sides(it *item) string {
	demands, forbids := &it.left, &it.right
	if it.left.Position == "prohibited" {
		demands, forbids = forbids, demands
	}
	return p.does(demands, "demands") + "; " + p.does(forbids, "forbids")
}
