package briefing

func (b *builder) sheets() []Sheet { return nil }
