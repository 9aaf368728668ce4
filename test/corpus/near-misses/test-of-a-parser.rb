require 'minitest/autorun'

class ParserTest < Minitest::Test
  def test_reads_the_columns
    line = <<~LOG
      2026-03-09 06:14:00 10.9.0.4 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.9.8.7 agent 200 0 0 47
    LOG
    entry = Parser.new(line).first
    assert_equal 200, entry.status
    assert_equal 'GET', entry.verb
    assert_equal 47, entry.taken
  end

  def test_skips_comments
    assert_empty Parser.new('#Version: 1.0').to_a
  end
end
