//! Years of payment that lack until retirement, as far as the place's own numbers are known.

use super::Writer;
use crate::engine;
use crate::model::{FromYear, Paid, Rule, Within, YearsNeeded};

/// Stands for the sum where nothing can be worked out.
const COMPARE: &str = "拿您的年数和当地的比";
/// Where no number of the place is known.
const ASK: &str = "算不出还差几年，先问参保地";

/// The numbers of a place, and what was answered.
struct Sum<'a> {
    /// The rule that states the numbers.
    rule: &'a Rule,
    needs: &'a YearsNeeded,
    paid: Paid,
}

impl<'a> Writer<'a> {
    /// The rule of this result that states the years of the place.
    pub(super) fn needed(&self) -> Option<&'a Rule> {
        let mut rules = self.outcome.plan.points.iter().map(|&rule| self.topic.rule(rule));
        rules.find(|rule| rule.needs().is_some())
    }

    /// What lacks, in a few words.
    pub(super) fn lacks(&self) -> String {
        let otherwise = if self.needed().is_none() { ASK } else { COMPARE };
        self.sum().and_then(|sum| sum.lacks()).unwrap_or_else(|| otherwise.to_owned())
    }

    /// What the place wants, and what was answered; empty where that is not known.
    pub(super) fn sum_told(&self) -> String {
        let Some(sum) = self.sum() else { return String::new() };
        let place = sum.rule.place.map_or("当地", |ix| &self.region(ix).short);
        sum.in_words(place)
    }

    fn sum(&self) -> Option<Sum<'a>> {
        let rule = self.needed()?;
        let needs = rule.needs()?;
        let paid = engine::paid(self.topic, self.answers, self.context.today)?;
        Some(Sum { rule, needs, paid })
    }
}

impl Sum<'_> {
    fn of(&self, list: &[FromYear]) -> Option<u32> {
        YearsNeeded::in_year(list, self.paid.year)
    }

    fn lacks(&self) -> Option<String> {
        let lacking =
            |wanted: Option<u32>| wanted.map(|wanted| self.needs.lacking(wanted, &self.paid));
        let (men, women) = self.needs.wanted(&self.paid);
        let total = match (lacking(men), lacking(women)) {
            (None, None) => self.total_unknown().then(|| "累计年限还要问".to_owned()),
            (Some(men), Some(women)) if men == women => Some(self.of_all(men)),
            (Some(men), Some(0)) => Some(format!("还差 {men} 年（男），女的够了")),
            (Some(men), Some(women)) => Some(format!("还差 {men} 年（男）/ {women} 年（女）")),
            (Some(one), None) | (None, Some(one)) => Some(self.alone(one)),
        };
        let enough = [lacking(men), lacking(women)].contains(&Some(0));
        let parts: Vec<String> = total.into_iter().chain(self.lacks_here(enough)).collect();
        (!parts.is_empty()).then(|| parts.join("，"))
    }

    /// Whether years in all are wanted, and how many is not known; where unbroken years do, there is nothing else.
    fn total_unknown(&self) -> bool {
        let needs = self.needs;
        needs.unbroken.is_empty() && (needs.more || !needs.here.is_empty())
    }

    /// What lacks of the years in the place, or that they are to be asked: enough in all may not be enough.
    fn lacks_here(&self, enough: bool) -> Option<String> {
        let Some(wanted) = self.of(&self.needs.here) else {
            let ask = self.needs.more || enough && !self.paid.only_here;
            return ask.then(|| "当地年限还要问".to_owned());
        };
        let local = self.local();
        let Some(here) = self.paid.here else {
            return Some(format!("在{local}缴了几年还要查"));
        };
        Some(match (wanted.saturating_sub(here), self.of(&self.needs.unbroken)) {
            (0, _) if self.needs.more => format!("{local}年限还要问"),
            (0, _) if self.needs.paid => "实际缴费够了".to_owned(),
            (0, _) => format!("{local}年限够了"),
            _ if self.needs.paid && !self.paid.only_here => {
                format!("实际缴费够不够 {wanted} 年还要问")
            }
            (lacking, None) => format!("{local}年限还差 {lacking} 年"),
            (lacking, Some(unbroken)) if unbroken <= here => {
                format!("{local}累计还差 {lacking} 年，在{local}连续缴满 {unbroken} 年的够了")
            }
            (lacking, Some(unbroken)) => {
                let least = unbroken - here;
                format!("{local}累计还差 {lacking} 年，在{local}一直没断的还差 {least} 年")
            }
        })
    }

    /// Where the years in the place count: in the place itself, or anywhere in its province.
    fn local(&self) -> &'static str {
        match self.needs.within {
            Within::Place => "当地",
            Within::Province => "省内",
        }
    }

    /// What lacks of a number that is the same for everybody.
    fn of_all(&self, lacking: u32) -> String {
        match lacking {
            0 => "累计年限够了".to_owned(),
            1 if self.needs.beyond => "累计年限还差一点，刚满不算够".to_owned(),
            lacking if self.needs.beyond => format!("还差 {} 年多", lacking - 1),
            lacking => format!("还差 {lacking} 年"),
        }
    }

    /// What lacks where one number is all there is.
    fn alone(&self, lacking: u32) -> String {
        let whose = match self.paid.man {
            Some(_) => "",
            None if self.needs.men.is_empty() => "（女）",
            None => "（男）",
        };
        if lacking == 0 {
            format!("累计年限够了{whose}")
        } else {
            format!("还差 {lacking} 年{whose}")
        }
    }

    fn in_words(&self, place: &str) -> String {
        let total = match self.needs.wanted(&self.paid) {
            (None, None) => None,
            (Some(men), Some(women)) if men == women => Some(format!("{men} 年")),
            (Some(men), Some(women)) => Some(format!("男 {men} 年、女 {women} 年")),
            (Some(men), None) => Some(format!("{men} 年（男）")),
            (None, Some(women)) => Some(format!("{women} 年（女）")),
        };
        let years = self.paid.years;
        let must = if self.needs.beyond { "超过" } else { "缴满" };
        let total = total.map(|wanted| format!("累计要{must} {wanted}，您填的是 {years} 年"));
        let here = self.of(&self.needs.here).map(|wanted| self.here_in_words(wanted));
        let parts: Vec<String> = total.into_iter().chain(here).collect();
        if parts.is_empty() {
            return String::new();
        }
        let lists = [&self.needs.men, &self.needs.women, &self.needs.here];
        let changes = lists.into_iter().flatten().any(|since| since.year > self.paid.year);
        let changes = if changes {
            format!("这是 {} 年退休的数，以后的年份还要多，见「当地年限」。", self.paid.year)
        } else {
            String::new()
        };
        format!("按{place}的规定，{}。{changes}", parts.join("；"))
    }

    /// What the place wants of the years in it, and what was answered.
    fn here_in_words(&self, wanted: u32) -> String {
        let local = self.local();
        let given =
            self.paid.here.map_or_else(String::new, |here| format!("，您在{local}有 {here} 年"));
        if self.needs.paid {
            return format!("实际缴费要满 {wanted} 年{given}");
        }
        let or = self.of(&self.needs.unbroken);
        let or = or.map_or_else(String::new, |years| format!("，或者在{local}连续缴满 {years} 年"));
        format!("在{local}要缴满 {wanted} 年{or}{given}")
    }
}
