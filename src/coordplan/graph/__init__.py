"""Plans and answers as graphs: who reports to, directs, tells or hands over to whom."""
