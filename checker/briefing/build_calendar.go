package briefing

func (b *builder) calendar() []Entry { return nil }
