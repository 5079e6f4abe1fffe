package briefing

// head says what is briefed, for whom and when.
func (b *builder) head() {
	b.out.Today, b.out.AsOf, b.out.Audience = b.in.Report.Today, b.in.Report.AsOf, b.in.Report.Audience
	b.out.Event, b.out.During = b.facts.Event, b.facts.During
}
