package briefing

func (b *builder) matrix() []Matrix { return nil }
